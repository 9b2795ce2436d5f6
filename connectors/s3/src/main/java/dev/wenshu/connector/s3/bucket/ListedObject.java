package dev.wenshu.connector.s3.bucket;

/**
 * One line of a listing.
 *
 * @param etag without its quotes; empty while the object is being written
 * @param storageClass as the store writes it; empty where it says nothing
 */
public record ListedObject(String key, String etag, String storageClass) {}
