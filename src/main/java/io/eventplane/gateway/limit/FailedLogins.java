package io.eventplane.gateway.limit;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long what becomes of a login is kept from whoever tries it, by where it came from: not at all for the first {@value #BURST} that fail,
 * then so that no more than a few in a second are decided. Right logins have to wait like wrong ones, or an answer that does not come would
 * be one; but only once, so that who shares an address with somebody who guesses is let in and then left in peace. Of addresses of IPv6 the
 * first 64 bits count. Keeps about {@value #MOST_SOURCES} sources. Thread-safe; costs nothing while nobody fails.
 */
@OnePerApplication
public final class FailedLogins {

    static final int BURST = 10;
    static final int MOST_SOURCES = 10_000;

    private static final int NETWORK_BYTES = 8;

    /** One at a time, each further source would make all be looked at. */
    private static final int FORGOTTEN_AT_ONCE = 500;

    /** Failures. While nobody is known here, nobody is looked up. */
    private static final int TIDIED_EVERY = 64;

    private final int perSecond;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final AtomicInteger sinceTidied = new AtomicInteger();

    /**
     * None yet.
     *
     * @param perSecond how many a source may have for ever without being slowed
     * @param longest how long anybody waits; what would have to wait longer is not decided at all. Zero never slows
     */
    @Inject
    public FailedLogins(
            @ConfigProperty(name = "eventplane.gateway.failed-logins-per-second") int perSecond,
            @ConfigProperty(name = "eventplane.gateway.failed-login-max-delay") Duration longest) {
        this(perSecond, longest, System::nanoTime);
    }

    FailedLogins(int perSecond, Duration longest, LongSupplier nanoTime) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "eventplane.gateway.failed-logins-per-second must be at least 1, was " + perSecond);
        }
        this.perSecond = perSecond;
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    /**
     * Notes one that failed.
     *
     * @param peer {@code host:port}, IPv6 in brackets
     * @return how long to keep that from the sender; empty when it must not be told at all
     */
    public Optional<Duration> failed(String peer) {
        if (longest.isZero()) {
            return Optional.of(Duration.ZERO);
        }
        makeRoom();
        return sources.computeIfAbsent(source(peer), any -> new Source()).turn();
    }

    /**
     * Asks for one that is right.
     *
     * @param account what was opened by it
     * @return how long to keep that from the sender; empty when it must not be told at all
     */
    public Optional<Duration> succeeded(String peer, Object account) {
        var source = sources.isEmpty() ? null : sources.get(source(peer));
        return source == null ? Optional.of(Duration.ZERO) : source.turn(account);
    }

    int size() {
        return sources.size();
    }

    /** Those that need not be slowed are as good as unknown; beyond that somebody has to be forgotten. */
    private void makeRoom() {
        boolean full = sources.size() >= MOST_SOURCES;
        if (full || sinceTidied.incrementAndGet() >= TIDIED_EVERY) {
            sinceTidied.set(0);
            sources.values().removeIf(Source::isForgiven);
        }
        if (full) {
            sources.keySet().stream()
                    .limit(Math.max(0, sources.size() - MOST_SOURCES + FORGOTTEN_AT_ONCE))
                    .forEach(sources::remove);
        }
    }

    /** One address, or one network of IPv6. */
    private final class Source {

        private static final int MOST_ACCOUNTS = 1000;

        private final TokenBucket bucket = new TokenBucket("this address", perSecond, BURST, nanoTime);
        private final Set<Object> accounts = new HashSet<>();

        synchronized Optional<Duration> turn() {
            Duration wait = bucket.wait(1);
            if (wait.compareTo(longest) > 0) {
                return Optional.empty();
            }
            bucket.takeAnyway(1);
            return Optional.of(wait);
        }

        synchronized Optional<Duration> turn(Object account) {
            if (bucket.wait(1).isZero() || accounts.contains(account)) {
                return Optional.of(Duration.ZERO);
            }
            var turn = turn();
            if (turn.isPresent() && accounts.size() < MOST_ACCOUNTS) {
                accounts.add(account);
            }
            return turn;
        }

        synchronized boolean isForgiven() {
            return bucket.wait(BURST).isZero();
        }
    }

    private static String source(String peer) {
        int colon = peer.lastIndexOf(':');
        String host = colon < 0 ? peer : peer.substring(0, colon);
        return host.startsWith("[") ? network(host.substring(1, host.length() - 1)) : host;
    }

    /** Nothing is looked up: it is an address already. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
