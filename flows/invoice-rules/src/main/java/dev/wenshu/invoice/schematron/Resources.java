package dev.wenshu.invoice.schematron;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The artefacts on the class path. */
final class Resources {
    private Resources() {}

    static InputStream open(String name) throws IOException {
        InputStream found = Resources.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new FileNotFoundException("the distribution lacks " + name);
        }
        return found;
    }
}
