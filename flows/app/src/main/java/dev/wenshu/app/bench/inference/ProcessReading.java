package dev.wenshu.app.bench.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds now, as Linux tells it.
 *
 * @param residentBytes of memory, heap and native together
 * @param openFiles file handles, sockets among them
 */
public record ProcessReading(long residentBytes, int openFiles) {
    private static final int KIBIBYTE = 1024;

    public static ProcessReading of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> handles = Files.list(process.resolve("fd"));
                Stream<String> status = Files.lines(process.resolve("status"))) {
            long kibibytes = status.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + pid + " has no resident memory"));
            return new ProcessReading(kibibytes * KIBIBYTE, (int) handles.count());
        }
    }
}
