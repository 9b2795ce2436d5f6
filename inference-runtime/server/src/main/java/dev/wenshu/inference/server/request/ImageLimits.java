package dev.wenshu.inference.server.request;

/** Of images in messages: bytes and pixels of one, number in a request. */
public record ImageLimits(long maxBytes, long maxPixels, int maxImages) {}
