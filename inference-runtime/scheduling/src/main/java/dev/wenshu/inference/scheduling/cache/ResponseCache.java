package dev.wenshu.inference.scheduling.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.kernel.ContentHash;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory, for as many models as are put behind it. Keeps what is repeatable (temperature 0, or a seed) and ended
 * by itself. Answers are kept apart by department and document. Thread-safe.
 */
public final class ResponseCache {
    private static final int OBJECT_BYTES = 512;
    private static final int LOGPROB_BYTES = 96;

    private final CacheConfig config;
    private final InstantSource clock;
    private final Cache<ContentHash, Completion> answers;
    final ConcurrentMap<ContentHash, Flight> flights = new ConcurrentHashMap<>();
    final LongAdder hits = new LongAdder();
    final LongAdder joined = new LongAdder();
    final LongAdder misses = new LongAdder();

    public ResponseCache(CacheConfig config) {
        this(config, InstantSource.system(), Ticker.systemTicker());
    }

    public ResponseCache(CacheConfig config, InstantSource clock, Ticker ticker) {
        this.config = config;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(config.maxBytes())
                .weigher(ResponseCache::weight)
                .expireAfterWrite(config.maxAge())
                .ticker(ticker)
                .build();
    }

    /** The model with this cache in front; the model itself where the cache is off. */
    public TextGeneration before(TextGeneration model, ModelCard card) {
        return config.enabled() ? new CachedGeneration(model, card, this) : model;
    }

    public CacheStatistics statistics() {
        answers.cleanUp();
        long bytes = answers.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheStatistics(hits.sum(), joined.sum(), misses.sum(), answers.estimatedSize(), bytes);
    }

    public void clear() {
        answers.invalidateAll();
    }

    @Nullable
    Completion find(ContentHash key) {
        return answers.getIfPresent(key);
    }

    void keep(ContentHash key, Completion completion) {
        answers.put(key, completion);
    }

    InstantSource clock() {
        return clock;
    }

    ContentHash key(GenerationRequest request, ModelCard card) {
        return RequestDigest.of(request, card.id(), card.version(), config.promptVersion());
    }

    private static int weight(ContentHash key, Completion completion) {
        long chars = (long) completion.text().length() + completion.reasoning().length();
        for (ToolCall call : completion.toolCalls()) {
            chars += call.arguments().length();
        }
        long bytes = OBJECT_BYTES + Character.BYTES * chars + logprobBytes(completion.logprobs());
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long logprobBytes(List<TokenLogprob> logprobs) {
        return logprobs.stream()
                .mapToLong(logprob -> LOGPROB_BYTES * (1L + logprob.top().size()))
                .sum();
    }
}
