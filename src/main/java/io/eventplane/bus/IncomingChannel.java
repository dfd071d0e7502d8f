package io.eventplane.bus;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** The messages of a queue; each subscriber reads on a thread of its own, so that several share them. */
final class IncomingChannel implements Publisher<Message<String>>, AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private final QueueSource source;
    private final List<ChannelReader> readers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    IncomingChannel(String name, QueueSource source) {
        this.name = name;
        this.source = source;
    }

    /** Starts the reading. This happens while CDI still validates the application, so it must not wait for anything. */
    @Override
    public void subscribe(Subscriber<? super Message<String>> subscriber) {
        ChannelReader reader = new ChannelReader(source, subscriber);
        Thread thread = ChannelThread.of("eventplane-channel-" + name, reader);
        readers.add(reader);
        threads.add(thread);
        subscriber.onSubscribe(reader);
        thread.start();
    }

    @Override
    public void close() {
        readers.forEach(ChannelReader::close);
        try {
            for (Thread thread : threads) {
                thread.join(FAREWELL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
