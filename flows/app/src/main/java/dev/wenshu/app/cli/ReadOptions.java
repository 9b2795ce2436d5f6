package dev.wenshu.app.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that read files have in common. */
final class ReadOptions {
    @Option(names = "--root", paramLabel = "DIR", descriptionKey = "read.root")
    Path root = Path.of("");

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "read.jobs")
    int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", descriptionKey = "read.quiet")
    boolean quiet;

    @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "read.paths")
    List<Path> paths;
}
