package dev.wenshu.document.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary whose every sentence says where it is from.
 *
 * @param language ISO 639-1, or {@code und}
 * @param method {@code extractive} or {@code model:<name>}
 */
public record Summary(
        String language, String method, List<Sentence> sentences, List<String> keywords, List<Action> actions) {
    public Summary {
        sentences = List.copyOf(sentences);
        keywords = List.copyOf(keywords);
        actions = List.copyOf(actions);
    }

    /** The sentences as one text; Chinese is joined without spaces. */
    public String text() {
        return String.join(
                language.equals("zh") ? "" : " ",
                sentences.stream().map(Sentence::text).toList());
    }

    /** {@code page} from 1. */
    public record Sentence(String text, int page) {}

    /** Something somebody has to do; {@code due} is an ISO day where one is given. */
    public record Action(
            String text, @Nullable String due, @Nullable String owner) {}

    @Override
    public String toString() {
        return "Summary[language=" + language + ", method=" + method + ", sentences=" + sentences.size() + "]";
    }
}
