package dev.wenshu.connector.http.request;

import java.util.List;

/** Finds the documents in a body by its media type: a form, a JSON object, or else the body itself. */
public final class Documents {
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    private Documents() {}

    /** At least one document and at most {@code most}; else a {@link RequestRefused}. */
    public static List<Spooled> read(ApiRequest request, Spool spool, int most) {
        request.requirePlainBody();
        String type = request.mediaType();
        if (type.equals(FORM)) {
            return new MultipartForm(spool, most).read(request);
        }
        if (type.equals(JSON)) {
            return new JsonDocuments(spool, most).read(request.body());
        }
        if (type.equals(URL_ENCODED) || type.startsWith("multipart/")) {
            throw new RequestRefused(Refusal.UNSUPPORTED, "send multipart/form-data, JSON or the document itself");
        }
        return List.of(spool.receive(request.body(), FileName.of(DispositionName.of(request))));
    }

    static RequestRefused tooMany(int most) {
        return new RequestRefused(Refusal.TOO_LARGE, "there are more than " + most + " parts or documents");
    }

    static RequestRefused none() {
        return new RequestRefused(Refusal.BAD_REQUEST, "there is no document in the body");
    }
}
