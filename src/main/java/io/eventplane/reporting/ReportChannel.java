package io.eventplane.reporting;

import io.eventplane.bus.ChannelMessage;
import io.eventplane.bus.EventBus;
import io.eventplane.bus.SendOptions;
import io.eventplane.report.ReportAddresses;
import io.eventplane.report.ReportDelivery;
import io.eventplane.report.ReportedDefinition;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Puts a reporter's reports on the bus, one after the other. Blocks; for the reporter's thread. */
final class ReportChannel implements ReportDelivery {

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(20);

    private final ReportWriter writer;
    private final Emitter<ChannelMessage> reports;
    private final EventBus bus;
    private final Duration timeToLive;

    ReportChannel(ReportWriter writer, Emitter<ChannelMessage> reports, EventBus bus, Duration timeToLive) {
        this.writer = writer;
        this.reports = reports;
        this.bus = bus;
        this.timeToLive = timeToLive;
    }

    @Override
    public void deliver(long sequence, OptionalLong completeSince, List<ReportedDefinition> definitions) {
        var report = writer.write(sequence, completeSince, definitions);
        // A queue that nobody has made yet would keep nothing.
        bus.open(ReportAddresses.REPORTS);
        var options = SendOptions.once(report.id()).livingFor(timeToLive);
        await(sent(new ChannelMessage(report.text(), options)));
    }

    private CompletableFuture<Void> sent(ChannelMessage report) {
        var confirmed = new CompletableFuture<Void>();
        reports.send(Message.of(
                report,
                () -> {
                    confirmed.complete(null);
                    return CompletableFuture.completedStage(null);
                },
                failure -> {
                    confirmed.completeExceptionally(failure);
                    return CompletableFuture.completedStage(null);
                }));
        return confirmed;
    }

    private static void await(CompletableFuture<Void> confirmed) {
        try {
            confirmed.get(CONFIRMED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the bus does not confirm", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
