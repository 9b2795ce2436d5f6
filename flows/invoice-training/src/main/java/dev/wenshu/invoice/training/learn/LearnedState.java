package dev.wenshu.invoice.training.learn;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wenshu.invoice.layout.Layouts;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, as a text that can be kept.
 *
 * @param forests null where the shipped ones are not bettered
 */
record LearnedState(@Nullable FieldForests forests, Layouts layouts) {
    private static final LearnedState SHIPPED = new LearnedState(null, Layouts.none());

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Stored(byte @Nullable [] forests, Layouts layouts) {}

    FieldForests orShipped() {
        return forests == null ? FieldForests.shipped() : forests;
    }

    String write() {
        try {
            byte[] bytes = null;
            if (forests != null) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                forests.write(out);
                bytes = out.toByteArray();
            }
            return Json.whole().writeValueAsString(new Stored(bytes, layouts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty text is reading as shipped. */
    static LearnedState read(String text) {
        if (text.isEmpty()) {
            return SHIPPED;
        }
        try {
            Stored stored = Json.whole().readValue(text, Stored.class);
            byte[] forests = stored.forests();
            return new LearnedState(
                    forests == null ? null : FieldForests.read(new ByteArrayInputStream(forests)), stored.layouts());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Fault unusable(IOException e) {
        return new Fault(
                FaultCategory.INTERNAL,
                "What was learned by another version of the program cannot be used: choose reading as shipped"
                        + " (wenshu invoice learned --use 0); the next review learns anew",
                e);
    }

    @Override
    public String toString() {
        return "LearnedState[" + layouts + (forests == null ? "" : ", forests") + "]";
    }
}
