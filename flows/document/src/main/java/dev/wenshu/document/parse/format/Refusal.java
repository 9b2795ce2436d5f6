package dev.wenshu.document.parse.format;

/** The document cannot be read; ends its parsing. The text is one sentence for a person, without document content. */
public final class Refusal extends RuntimeException {
    private final String code;

    public Refusal(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public static Refusal broken(String what) {
        return new Refusal("BROKEN", "The file is damaged: " + what + ".");
    }

    public static Refusal encrypted() {
        return new Refusal("ENCRYPTED", "The file is protected by a password; save it without one and send it again.");
    }

    public static Refusal expansion() {
        return new Refusal("EXPANSION_LIMIT", "The file unpacks to far more than its size, as attacks do.");
    }

    public static Refusal nesting() {
        return new Refusal("NESTING_LIMIT", "The file's contents are nested too deeply.");
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
