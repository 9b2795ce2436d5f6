package dev.wenshu.app.suite;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Settings that a command gives to the suite before it starts. A command's option counts more than any other source of
 * settings, so they are system properties.
 */
public final class SuiteSettings {
    private SuiteSettings() {}

    /** The suite's own folder: originals, database, journal, log, parsing. */
    public static void useData(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        System.setProperty("wenshu.backbone.folder", folder.toString());
        System.setProperty(
                "wenshu.parser.work-folder", folder.resolve("parsing").toString());
        System.setProperty("wenshu.folder.seen-file", folder.resolve("seen").toString());
        System.setProperty("quarkus.log.file.path", folder.resolve("wenshu.log").toString());
        System.setProperty("quarkus.log.file.enabled", "true");
    }

    /** The folder to watch. */
    public static void useInbox(Path inbox) {
        System.setProperty(
                "wenshu.folder.inbox", inbox.toAbsolutePath().normalize().toString());
    }

    /** What becomes of originals: keep, done or by-month. */
    public static void useMove(String move) {
        System.setProperty(
                "wenshu.write-back.move", move.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** 0 picks a free port. */
    public static void usePort(int port) {
        System.setProperty("quarkus.http.port", Integer.toString(port));
    }

    /** For commands that look into the suite's data beside a running suite: no port of its own, and only warnings. */
    public static void useDataBeside(Path data) {
        useData(data);
        System.setProperty("quarkus.http.host-enabled", "false");
        useQuietConsole();
    }

    /** Only warnings on the console; the log file has everything. */
    public static void useQuietConsole() {
        System.setProperty("quarkus.log.console.level", "WARN");
    }
}
