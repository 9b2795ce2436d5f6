package dev.wenshu.connector.http.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload.ParameterParser;

/** What a client calls a document whose bytes are the body: in the query, {@code X-File-Name} or {@code Content-Disposition}. */
final class DispositionName {
    private DispositionName() {}

    static Optional<String> of(ApiRequest request) {
        return request.query("fileName")
                .or(() -> request.header("X-File-Name").map(DispositionName::decoded))
                .or(() -> request.header("Content-Disposition").flatMap(DispositionName::ofDisposition));
    }

    /** RFC 6266, with {@code filename*} as well. */
    private static Optional<String> ofDisposition(String value) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        Map<String, String> parameters = parser.parse(value, ';');
        return Optional.ofNullable(parameters.get("filename"));
    }

    /** Percent-encoded UTF-8; as it is where it is not that. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
