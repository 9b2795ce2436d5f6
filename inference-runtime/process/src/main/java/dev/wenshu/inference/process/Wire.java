package dev.wenshu.inference.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Asks and replies as JSON, one a line. Both ends are of the same build, so names of classes tell the cases apart. */
final class Wire {
    private static final int MAX_LINE = 128 * 1024 * 1024;
    private static final JsonMapper MAPPER = mapper();

    private Wire() {}

    static void write(OutputStream out, Object message) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(message);
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        out.write(line);
        out.flush();
    }

    /** Empty at the end of the stream, also within a line. */
    static <T> Optional<T> read(InputStream in, Class<T> type) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return Optional.of(parse(line.toByteArray(), type));
            }
            if (line.size() >= MAX_LINE) {
                throw new Fault(
                        FaultCategory.INPUT, "a message between engine processes is over " + MAX_LINE + " bytes");
            }
            line.write(c);
        }
        return Optional.empty();
    }

    private static <T> T parse(byte[] json, Class<T> type) throws IOException {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.INTERNAL, "a message between engine processes cannot be read", e);
        }
    }

    private static JsonMapper mapper() {
        var builder = Json.whole()
                .rebuild()
                .addModule(new Jdk8Module())
                .addMixIn(CallContext.class, WithoutCancellation.class);
        for (Class<?> sealed : List.of(
                Ask.class,
                Reply.class,
                WireFault.class,
                Delta.class,
                Prompt.class,
                ResponseFormat.class,
                Message.Part.class,
                Tool.Choice.class)) {
            builder.addMixIn(sealed, Cases.class);
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                builder.registerSubtypes(permitted);
            }
        }
        return builder.build();
    }

    /** The case of a sealed type by its class's name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "case")
    private interface Cases {}

    /** Cancelling is closing the connection; who reads a request gives it a cancellation of its own. */
    @JsonIgnoreProperties("cancellation")
    private interface WithoutCancellation {}
}
