package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Receiver;
import java.time.Duration;

/** What a subscription has received that is not settled, over all its sessions. Thread-safe. */
final class Window {

    private int messages;
    private long bytes;

    /** One more came. */
    synchronized void add(int size) {
        messages++;
        bytes += size;
    }

    /** One is settled. */
    synchronized void remove(int size) {
        messages--;
        bytes -= size;
        if (!isFull()) {
            notifyAll();
        }
    }

    /** Whether nothing more should be asked for. */
    synchronized boolean isFull() {
        return messages >= Receiver.WINDOW || bytes >= Receiver.WINDOW_BYTES;
    }

    /** Waits until it is not full, or for so long. */
    synchronized void awaitRoom(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = end - System.nanoTime(); isFull() && left > 0; left = end - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
