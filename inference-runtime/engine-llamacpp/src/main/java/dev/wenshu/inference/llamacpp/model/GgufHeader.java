package dev.wenshu.inference.llamacpp.model;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a GGUF file says about itself: its metadata, short texts and numbers only. Its tensor table was checked against the
 * file's length. Read before native code opens the file, which would end the process on some of what is refused here.
 */
public record GgufHeader(Path file, long fileSize, Map<String, Object> metadata) {
    public static final String ARCHITECTURE = "general.architecture";

    /** Throws INPUT for a file that is not a whole GGUF, SETUP for one that is not there. */
    public static GgufHeader read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Fault(FaultCategory.SETUP, "no model file " + file + ": correct the model's path");
        }
        try (GgufReader in = new GgufReader(file)) {
            GgufHeader header = in.header();
            if (header.architecture().isEmpty()) {
                throw refused(file, "it does not name its architecture");
            }
            new DimensionCheck(header).check();
            return header;
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "the model file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public String architecture() {
        return metadata.get(ARCHITECTURE) instanceof String name ? name : "";
    }

    /** A number that belongs to the architecture, as in {@code context_length}. */
    public Optional<Long> number(String key) {
        return metadata.get(architecture() + "." + key) instanceof Number number
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    static Fault refused(Path file, String why) {
        return new Fault(FaultCategory.INPUT, "the model file " + file + " is not a usable GGUF: " + why);
    }
}
