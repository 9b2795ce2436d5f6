package dev.wenshu.app.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The command that starts this suite again in a process of its own, with this process's JVM and flags. */
public final class SuiteCommand {
    private SuiteCommand() {}

    /** {@code settings} as in {@code wenshu.parser.workers=4}. */
    public static List<String> of(List<String> settings, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }
}
