package io.eventplane.replica;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets the steps on one id happen one after the other. A fixed number of locks, so that ids of the past leave nothing
 * behind; two ids may share one, which only costs them a wait.
 */
final class IdLocks {

    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    void with(String id, Runnable step) {
        var lock = stripes[Math.floorMod(id.hashCode(), stripes.length)];
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }
}
