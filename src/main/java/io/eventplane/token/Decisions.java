package io.eventplane.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.eventplane.platform.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What was found out about tokens, by their SHA-256, so that it holds no token. However many ask about a new token at once, one of them finds
 * out. Bounded in bytes: what is asked for most stays.
 */
final class Decisions {

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final AsyncCache<String, Decision> cache;

    Decisions() {
        this(MOST_BYTES);
    }

    Decisions(long mostBytes) {
        // On the calling thread: a thread of the cache's own would outlive the application.
        this.cache = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(mostBytes)
                .weigher((String digest, Decision decision) -> decision.weight())
                .expireAfter(Expiry.creating((String digest, Decision decision) -> decision.remaining()))
                .buildAsync();
    }

    /** What is known to do; never waits. */
    Optional<AccessToken> accepted(String token) {
        return Optional.ofNullable(cache.getIfPresent(digest(token)))
                .filter(found -> found.isDone() && !found.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .filter(Decision.Accepted.class::isInstance)
                .map(Decision.Accepted.class::cast)
                .map(Decision.Accepted::token);
    }

    /** Finds out, or waits for somebody who does. */
    Decision about(String token, Function<String, Decision> find) {
        var own = new CompletableFuture<Decision>();
        var others = cache.asMap().putIfAbsent(digest(token), own);
        if (others != null) {
            return others.join();
        }
        try {
            own.complete(find.apply(token));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        }
        return own.join();
    }

    /** About how many bytes are used. */
    long bytes() {
        cache.synchronous().cleanUp();
        return cache.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElseThrow();
    }

    private static String digest(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }
}
