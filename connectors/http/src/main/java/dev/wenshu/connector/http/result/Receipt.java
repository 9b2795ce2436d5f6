package dev.wenshu.connector.http.result;

import java.time.Instant;

/**
 * That a document was taken in.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record Receipt(String fileName, String sha256, Instant receivedAt) {}
