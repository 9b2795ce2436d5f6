package dev.wenshu.connector.http.request;

import java.nio.file.Path;

/**
 * A document of a request, in a file that lives as long as the request.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record Spooled(Path file, String fileName, String sha256) {}
