package dev.wenshu.backbone.writeback;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words for people, in one language. */
final class Labels {
    private static final String BUNDLE = "dev.wenshu.backbone.writeback.messages";

    private final ResourceBundle bundle;

    private Labels(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** By ISO 639-1 code; English where there is no bundle for it, whatever the machine speaks. */
    static Labels of(String language) {
        return new Labels(ResourceBundle.getBundle(
                BUNDLE,
                Locale.of(language),
                Labels.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : MessageFormat.format(text, arguments);
    }
}
