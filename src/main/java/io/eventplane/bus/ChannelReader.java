package io.eventplane.bus;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Reads a queue for one subscriber on a thread of its own, one message at a time: the next comes when the last one was
 * acknowledged or refused. No failure ends it; it reconnects until it is closed.
 *
 * <p>It is never interrupted by us, because the subscriber runs on its thread and an interrupt closes the files of an
 * embedded database.
 */
final class ChannelReader implements Runnable, Subscription, AutoCloseable {

    private static final Logger LOG = System.getLogger(ChannelReader.class.getName());
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final QueueSource source;
    private final Subscriber<? super Message<String>> subscriber;
    private final Demand demand = new Demand();
    private final BackOff backOff = new BackOff();
    private final FailureRow outage = new FailureRow(LOG);
    private final FailureRow refusals = new FailureRow(LOG);
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile @Nullable ChannelConsumer consumer;
    private volatile @Nullable Delivery handled;

    ChannelReader(QueueSource source, Subscriber<? super Message<String>> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
        demand.add(count);
    }

    @Override
    public void cancel() {
        stopped.complete(null);
        Delivery current = handled;
        if (current != null) {
            current.leave();
        }
    }

    @Override
    public void run() {
        while (!stopped.isDone()) {
            try {
                readUntilItFails();
            } catch (JMSException | RuntimeException e) {
                pause(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancel();
            }
        }
    }

    /** Ends the reading; a message that is being handled is left to be redelivered. */
    @Override
    public void close() {
        cancel();
        ChannelConsumer reading = consumer;
        if (reading != null) {
            close(reading);
        }
    }

    private void readUntilItFails() throws JMSException, InterruptedException {
        Optional<QueueSource.Place> place = source.place(GLANCE);
        if (place.isPresent()) {
            read(place.get());
        }
    }

    private void read(QueueSource.Place place) throws JMSException, InterruptedException {
        String queue = place.queue();
        try (ChannelConsumer opened = source.open(place)) {
            consumer = opened;
            LOG.log(Level.INFO, "reading {0}", queue);
            outage.ended("reading again " + queue);
            while (!stopped.isDone()) {
                readOne(opened, queue);
                backOff.reset();
            }
        }
    }

    private void readOne(ChannelConsumer opened, String queue) throws JMSException, InterruptedException {
        if (demand.await(GLANCE)) {
            Optional<jakarta.jms.Message> received = opened.next(GLANCE);
            if (received.isPresent()) {
                handle(opened, queue, received.get());
            }
        }
    }

    private void handle(ChannelConsumer opened, String queue, jakarta.jms.Message received) throws JMSException {
        Optional<String> text = ChannelConsumer.text(received);
        if (text.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "dropped message {0} of {1}: it is neither text nor bytes",
                    received.getJMSMessageID(),
                    queue);
            received.acknowledge();
            return;
        }
        Delivery delivery = new Delivery(
                reason -> refusals.failed("messages of " + queue + " are not handled and will come again", reason));
        handled = delivery;
        try {
            deliver(delivery, delivery.message(text.get()));
            settle(opened, received, await(delivery));
        } finally {
            delivery.told();
        }
    }

    private void deliver(Delivery delivery, Message<String> message) {
        demand.take();
        try {
            subscriber.onNext(message);
        } catch (RuntimeException e) {
            delivery.refuse(e);
        }
    }

    private Delivery.Outcome await(Delivery delivery) {
        // Else a stop just before it was noted would not reach it.
        if (stopped.isDone()) {
            delivery.leave();
        }
        return delivery.await();
    }

    private void settle(ChannelConsumer opened, jakarta.jms.Message received, Delivery.Outcome outcome)
            throws JMSException {
        switch (outcome) {
            case ACKNOWLEDGED -> {
                received.acknowledge();
                refusals.ended("messages of " + source.pattern().queue() + " are handled again");
            }
            case REFUSED -> opened.giveBack();
            case LEFT -> {}
        }
    }

    private void pause(Exception failure) {
        if (stopped.isDone()) {
            return;
        }
        Duration wait = backOff.next();
        outage.failed("cannot read " + source.pattern().queue() + ", next try in " + wait, failure);
        try {
            stopped.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Time for the next try.
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
    }

    private static void close(ChannelConsumer reading) {
        try {
            reading.close();
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "a connection did not close cleanly", e);
        }
    }
}
