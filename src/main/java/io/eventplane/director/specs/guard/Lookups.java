package io.eventplane.director.specs.guard;

import io.eventplane.director.specs.guard.GuardedNames.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up for those who wait only so long. Java's resolver can neither be given a time nor be stopped, so lookups have threads of
 * their own, {@value #MOST} at most: what hangs keeps one of them until the resolver gives up, and never more than one for each name.
 */
final class Lookups {

    static final int MOST = 16;

    private static final int IDLE_SECONDS = 10;

    private final Names names;
    private final Map<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Lookups::daemon);

    Lookups(Names names) {
        this.names = names;
    }

    private static Thread daemon(Runnable lookup) {
        var thread = new Thread(lookup, "eventplane-lookup");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The addresses of a host, asked for now, or a moment ago by somebody who still waits.
     *
     * @throws SlowLookupException if they are not known in time, or if every thread hangs
     * @throws UnknownHostException if there is none
     */
    InetAddress[] resolve(String host, Duration within) throws UnknownHostException {
        try {
            return running.computeIfAbsent(host, this::begin)
                    .get(within.toMillis(), TimeUnit.MILLISECONDS)
                    .clone();
        } catch (TimeoutException e) {
            throw new SlowLookupException(host + " could not be resolved in time: its name servers do not answer");
        } catch (RejectedExecutionException e) {
            throw new SlowLookupException(
                    host + " was not looked up: " + MOST + " lookups wait for name servers that do not answer");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SlowLookupException(host + " was not looked up: the Director stops");
        }
    }

    private CompletableFuture<InetAddress[]> begin(String host) {
        var lookup = new CompletableFuture<InetAddress[]>();
        threads.execute(() -> look(host, lookup));
        return lookup;
    }

    /** Is not joined any more once the answer is there: who asks then must not get an old one. */
    private void look(String host, CompletableFuture<InetAddress[]> lookup) {
        try {
            var addresses = names.resolve(host);
            running.remove(host);
            lookup.complete(addresses);
        } catch (UnknownHostException | RuntimeException e) {
            running.remove(host);
            lookup.completeExceptionally(e);
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
