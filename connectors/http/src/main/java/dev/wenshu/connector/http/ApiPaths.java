package dev.wenshu.connector.http;

/** Paths of the API. */
final class ApiPaths {
    static final String DOCUMENTS = "/api/v1/documents";
    static final String DOCUMENT = DOCUMENTS + "/{id}";
    static final String RESULT = DOCUMENT + "/results/{name}";
    static final String WEBHOOK = "/api/v1/webhooks/{name}";
    static final String OPENAPI = "/api/v1/openapi.json";

    private ApiPaths() {}
}
