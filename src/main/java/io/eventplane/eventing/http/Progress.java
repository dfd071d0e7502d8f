package io.eventplane.eventing.http;

import io.eventplane.eventing.source.Receiver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * How far a subscription has come, over all its connections: up to where it has received, and up to where all is settled. What was received is
 * delivered as long as the process lives, so that a new connection goes on behind it; a new process, behind what was settled. Thread-safe.
 */
final class Progress {

    /** What can stand in a header; where an id can't, the one before it is told. */
    private static final Pattern TELLABLE = Pattern.compile("|[!-~](?:[ -~]{0,998}[!-~])?");

    private final Deque<Step> open = new ArrayDeque<>();
    private long bytes;
    private String received;
    private String settled;
    private volatile Runnable moved = () -> {};

    /** One event, until it and all before it are settled. For {@link Progress} alone. */
    private static final class Step {
        private final String lastId;
        private final int size;
        private boolean settled;

        Step(String lastId, int size) {
            this.lastId = lastId;
            this.size = size;
        }
    }

    /** Begins behind that id; empty leaves it to the server. */
    Progress(String begin) {
        this.received = begin;
        this.settled = begin;
    }

    /** From now on tells of every event that is settled, from any thread; for one alone, who does not wait. */
    void whenSettled(Runnable told) {
        moved = told;
    }

    /** One more was received; what it returns says that it is settled. */
    synchronized Runnable received(String lastId, int size) {
        var step = new Step(told(lastId), size);
        open.add(step);
        bytes += size;
        var once = new AtomicBoolean();
        return () -> {
            if (once.compareAndSet(false, true)) {
                settle(step);
            }
        };
    }

    /** There was something that nobody wants. */
    void passed(String lastId) {
        received(lastId, 0).run();
    }

    /** Behind which id a connection goes on; empty for none. */
    synchronized String received() {
        return received;
    }

    /** Behind which id a restart goes on; empty for none. */
    synchronized String settled() {
        return settled;
    }

    /** Whether nothing more should be read. */
    synchronized boolean isFull() {
        return open.size() >= Receiver.WINDOW || bytes >= Receiver.WINDOW_BYTES;
    }

    private String told(String lastId) {
        if (TELLABLE.matcher(lastId).matches()) {
            received = lastId;
        }
        return received;
    }

    private void settle(Step step) {
        synchronized (this) {
            step.settled = true;
            while (!open.isEmpty() && open.element().settled) {
                var first = open.remove();
                bytes -= first.size;
                settled = first.lastId;
            }
        }
        // Not under the lock: what listens may read on at once, on this thread.
        moved.run();
    }
}
