package dev.wenshu.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The suite's version as the build wrote it, and the Java it runs on. */
final class Version implements IVersionProvider {
    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("the build left out " + RESOURCE);
            }
            build.load(in);
        }
        return new String[] {"Wenshu " + build.getProperty("version") + " (Java " + Runtime.version() + ")"};
    }
}
