package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * What is known of a document as a whole.
 *
 * @param mediaType detected from content, not from the name
 * @param title from its properties or subject, may be empty
 * @param pages how many there are in the source; more than were parsed where a limit was met
 * @param properties others, by Dublin Core, RFC 5322 ({@code From}, {@code To}, {@code Date}, {@code Message-ID}) or format
 *     name
 * @param signed carries a digital signature, so the file must not be modified
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DocumentHead(
        DocumentFormat format,
        String mediaType,
        String title,
        int pages,
        Map<String, String> properties,
        boolean signed) {
    public DocumentHead {
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return "DocumentHead[format=" + format + ", mediaType=" + mediaType + ", pages=" + pages + "]";
    }
}
