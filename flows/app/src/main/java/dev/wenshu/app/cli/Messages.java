package dev.wenshu.app.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in English or Chinese: {@code WENSHU_LANGUAGE}, else the system's language. */
public final class Messages {
    /** Base name of the bundle, which the commands' help uses too. */
    public static final String BUNDLE = "dev.wenshu.app.cli.messages";

    private static final Locale LOCALE = locale();
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            BUNDLE, LOCALE, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Messages() {}

    /** The text of a key with its placeholders filled as {@link MessageFormat} does. */
    public static String text(String key, Object... values) {
        return new MessageFormat(TEXTS.getString(key), LOCALE).format(values);
    }

    static ResourceBundle bundle() {
        return TEXTS;
    }

    private static Locale locale() {
        String asked = System.getenv("WENSHU_LANGUAGE");
        return asked == null || asked.isBlank() ? Locale.getDefault() : Locale.forLanguageTag(asked);
    }
}
