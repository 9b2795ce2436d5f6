package dev.wenshu.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LOGS_CONTENT =
            Pattern.compile("\\.log\\(.*\\$\\{(body|bodyAs|in\\.body)|showBody=true");
    private static final Pattern STAR_IMPORT = Pattern.compile("^import (static )?[\\w.]+\\.\\*;");
    private static final Pattern STANDARD_OUT = Pattern.compile("System\\.out\\b");
    private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    @Test
    void noRouteLogsWhatADocumentSays() throws IOException {
        assertThat(lines(SourceRulesTest::any, LOGS_CONTENT)).isEmpty();
    }

    @Test
    void noStarImports() throws IOException {
        assertThat(lines(SourceRulesTest::any, STAR_IMPORT)).isEmpty();
    }

    @Test
    void onlyCommandsWriteToStandardOut() throws IOException {
        Predicate<Path> product = file -> !file.toString().contains("/src/test/")
                && !file.startsWith(ROOT.resolve("flows/app"))
                && !file.startsWith(ROOT.resolve("samples"));

        assertThat(lines(product, STANDARD_OUT)).allMatch(hit -> hit.contains("ParserWorker"));
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertThat(lines(SourceRulesTest::any, TODO)).isEmpty();
    }

    private static boolean any(Path file) {
        return !file.endsWith("SourceRulesTest.java");
    }

    private static List<String> lines(Predicate<Path> which, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(which)
                    .flatMap(file -> hits(file, pattern))
                    .toList();
        }
    }

    private static Stream<String> hits(Path file, Pattern pattern) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> pattern.matcher(line).find())
                    .map(line -> ROOT.relativize(file) + ": " + line.strip());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
