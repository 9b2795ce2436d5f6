package dev.wenshu.document.duplicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two documents are compared by; small enough to keep for every document ever seen.
 *
 * @param carrier format of the file
 * @param facts normalised values by name
 * @param clear names of the facts that are sure enough to contradict another document's
 * @param recognised whether facts come from text recognition, which may misread a character
 * @param sketch of the visible text, one byte a hash function; empty where there is too little text
 * @param image perceptual hash of the first page's image; null where no page is an image
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Traits(
        String carrier,
        Map<String, String> facts,
        Set<String> clear,
        boolean recognised,
        byte[] sketch,
        @Nullable Long image) {
    public Traits {
        facts = Map.copyOf(facts);
        clear = Set.copyOf(clear);
    }

    @Override
    public String toString() {
        return "Traits[carrier=" + carrier + ", facts=" + facts.keySet() + "]";
    }
}
