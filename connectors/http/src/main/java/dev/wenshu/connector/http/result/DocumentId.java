package dev.wenshu.connector.http.result;

import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids of documents: 32 hexadecimal digits that follow from who sent what, so that the same sent twice has the same. */
public final class DocumentId {
    private static final int DIGITS = 32;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    private DocumentId() {}

    /**
     * Of the key and the place in the request where the sender gives a key, else of name and content.
     *
     * @param source who sent it
     */
    public static String of(String source, Optional<String> key, int place, Receipt receipt) {
        String what = key.map(given -> "key\0" + given + "\0" + place)
                .orElseGet(() -> "content\0" + receipt.sha256() + "\0" + receipt.fileName());
        return ContentHash.of((source + "\0" + what).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, DIGITS);
    }

    public static boolean isOne(String id) {
        return SHAPE.matcher(id).matches();
    }
}
