package dev.wenshu.inference.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of recorded answers, one JSON object a line: {@code {"request": hash, "answer": {...}}}. Of two answers to one
 * request the later counts. Thread-safe; written by one process at a time.
 */
public final class Recording {
    private final Path file;
    private final Map<String, JsonNode> answers = new HashMap<>();

    private Recording(Path file) {
        this.file = file;
    }

    /** Opens a recording; a file that does not exist yet is an empty one. */
    public static Recording open(Path file) {
        Recording recording = new Recording(file);
        if (Files.exists(file)) {
            recording.load();
        }
        return recording;
    }

    synchronized <T> T answer(ContentHash request, Class<T> type) {
        JsonNode answer = answers.get(request.hex());
        if (answer == null) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "no answer to request " + request + " in " + file
                            + ": wrap the real engine in a recording port once");
        }
        try {
            return Json.mapper().treeToValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.SETUP, "the answer to request " + request + " in " + file + " is damaged", e);
        }
    }

    synchronized void add(ContentHash request, Object answer) {
        JsonNode tree = Json.mapper().valueToTree(answer);
        String line = Json.mapper()
                .createObjectNode()
                .put("request", request.hex())
                .set("answer", tree)
                .toString();
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "the recording " + file + " cannot be written", e);
        }
        answers.put(request.hex(), tree);
    }

    private void load() {
        int number = 0;
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    JsonNode entry = Json.mapper().readTree(line);
                    answers.put(entry.required("request").asText(), entry.required("answer"));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Fault(FaultCategory.SETUP, "the recording " + file + " is damaged in line " + number, e);
        }
    }
}
