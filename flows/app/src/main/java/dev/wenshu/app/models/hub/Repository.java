package dev.wenshu.app.models.hub;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository on a hub, and which of its files is meant.
 *
 * @param selector a file's name or a quantization such as {@code Q4_K_M}; empty where the repository has one model only
 */
public record Repository(String owner, String name, Optional<String> selector) {
    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,95}";
    private static final Pattern FORM = Pattern.compile("(" + WORD + ")/(" + WORD + ")(?::(.{1,200}))?");

    /** Reads {@code OWNER/NAME}, {@code OWNER/NAME:FILE} or {@code OWNER/NAME:QUANT}. */
    public static Repository parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()
                || matcher.group(1).contains("..")
                || matcher.group(2).contains("..")) {
            throw new Fault(
                    FaultCategory.INPUT, "a repository is named as OWNER/NAME, OWNER/NAME:FILE or OWNER/NAME:Q4_K_M");
        }
        return new Repository(matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3)));
    }

    String path() {
        return owner + "/" + name;
    }
}
