package dev.wenshu.inference.scheduling.cache;

/**
 * Since start.
 *
 * @param hits answers that were there
 * @param joined answers taken from an equal call that was under way
 * @param misses calls that could have been answered and were not
 */
public record CacheStatistics(long hits, long joined, long misses, long answers, long bytes) {}
