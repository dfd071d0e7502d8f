package io.eventplane.gateway.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Writes entries to a file, on a thread of its own. The file is opened anew for all that has gathered meanwhile, so it may be moved away at any
 * time. What does not fit into the queue, or can't be written, is lost, and the next line that is written says how much.
 */
final class LineWriter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LineWriter.class.getName());

    /** A second or so of what a gateway can take. */
    private static final int QUEUE = 16_384;

    private static final long PATIENCE_MILLIS = 5000;

    private final Path file;
    private final LongConsumer lost;
    private final BlockingQueue<AccessEntry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong unsaid = new AtomicLong();
    private final Thread thread;
    private volatile boolean open = true;
    private boolean failing;

    /**
     * Begins.
     *
     * @param lost is told how many lines have just been lost
     */
    LineWriter(Path file, LongConsumer lost) {
        this.file = file;
        this.lost = lost;
        this.thread = new Thread(this::run, "eventplane-access-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** Never waits. */
    void offer(AccessEntry entry) {
        if (!queue.offer(entry)) {
            lose(1);
        }
    }

    /** Writes what is left. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (open || !queue.isEmpty()) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<AccessEntry> gathered = new ArrayList<>(List.of(first));
                    queue.drainTo(gathered);
                    write(gathered);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<AccessEntry> entries) {
        long before = unsaid.getAndSet(0);
        try (var out = open()) {
            if (before > 0) {
                out.write("{\"time\":\"" + Instant.now() + "\",\"lost\":" + before + "}\n");
            }
            for (var entry : entries) {
                out.write(entry.line());
                out.write('\n');
            }
            failing = false;
        } catch (IOException e) {
            unsaid.addAndGet(before);
            lose(entries.size());
            complain(e);
        }
    }

    /** Not one of {@code Files}: those fail at half a character, which a sender's id may have. */
    private BufferedWriter open() throws IOException {
        var bytes = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new BufferedWriter(new OutputStreamWriter(bytes, UTF_8));
    }

    private void lose(long lines) {
        unsaid.addAndGet(lines);
        lost.accept(lines);
    }

    /** Once, until it works again. */
    private void complain(IOException e) {
        LOG.log(failing ? Level.DEBUG : Level.WARNING, "the access log " + file + " can't be written", e);
        failing = true;
    }
}
