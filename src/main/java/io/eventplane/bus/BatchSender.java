package io.eventplane.bus;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A way to put batches on the broker, each as a whole or not at all. For one thread at a time, unless it is shared. */
interface BatchSender extends AutoCloseable {

    /** Whether it is worth another batch; once false it stays so. */
    boolean isUsable();

    /** Whether several threads may use it at the same time. */
    default boolean isShared() {
        return false;
    }

    /**
     * Stores a batch, in its order. What the broker has already, by its duplicate id, it keeps once. Blocks.
     *
     * @param batch at least one
     * @throws BusException when the broker does not say within that time that it has all of it on its disk. It then has nothing of
     *     it, unless it was the answer that was lost
     */
    void store(List<Outbound> batch, Duration timeout);

    @Override
    void close();

    /**
     * Waits for what was sent.
     *
     * @throws BusException when it is not confirmed within that time
     */
    static void await(CompletableFuture<Void> confirmed, Duration timeout) {
        try {
            confirmed.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw BusFailure.of(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw new BusUnavailableException("the broker did not confirm within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusUnavailableException("interrupted while the broker stored a batch", e);
        }
    }
}
