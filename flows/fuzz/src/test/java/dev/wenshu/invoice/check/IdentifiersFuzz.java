package dev.wenshu.invoice.check;

import dev.wenshu.invoice.check.Identifiers.Verdict;
import java.nio.charset.StandardCharsets;

/** Any text: judged without a fault, and in any case alike. */
public final class IdentifiersFuzz {
    private IdentifiersFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        Verdict verdict = Identifiers.taxId(text);
        String upper = text.toUpperCase(java.util.Locale.ROOT);
        if (Identifiers.taxId(upper) != verdict) {
            throw new IllegalStateException("case decides: " + text);
        }
        if (Identifiers.isCreditCode(text) && verdict != Verdict.SOUND) {
            throw new IllegalStateException("a credit code that is not sound: " + text);
        }
        Identifiers.isIban(text);
        Identifiers.isSiret(text);
    }
}
