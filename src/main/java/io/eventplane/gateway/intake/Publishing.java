package io.eventplane.gateway.intake;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.bus.BusException;
import io.eventplane.bus.BusFullException;
import io.eventplane.channel.PreparedEvent;
import io.eventplane.gateway.intake.Outcome.Accepted;
import io.eventplane.gateway.intake.Outcome.Refused;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The last step of events, onto the bus; what the bus says becomes their outcome. Thread-safe. */
final class Publishing {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final EventSink bus;

    Publishing(EventSink bus) {
        this.bus = bus;
    }

    /** @throws BusException when the event's channel can't be opened now */
    CompletionStage<Outcome> publish(PreparedEvent prepared) {
        prepared.channel().openOn(bus);
        return bus.publish(prepared.event()).handle((nothing, failure) -> outcome(List.of(prepared), failure));
    }

    CompletionStage<Outcome> publish(List<PreparedEvent> prepared) {
        prepared.forEach(each -> each.channel().openOn(bus));
        return published(prepared).handle((nothing, failure) -> outcome(prepared, failure));
    }

    private static List<Violation> violations(List<PreparedEvent> prepared) {
        return prepared.stream().flatMap(each -> each.violations().stream()).toList();
    }

    /** All are waited for, also behind a failure: an answer while some are under way would say nothing about them. */
    private CompletionStage<Void> published(List<PreparedEvent> prepared) {
        return CompletableFuture.allOf(prepared.stream()
                .map(each -> bus.publish(each.event()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private static Outcome outcome(List<PreparedEvent> prepared, @Nullable Throwable failure) {
        if (failure == null) {
            var ids =
                    prepared.stream().map(each -> each.event().event().getId()).toList();
            return new Accepted(ids, violations(prepared));
        }
        prepared.forEach(each -> each.channel().doubt());
        return refused(failure);
    }

    private static Outcome refused(Throwable failure) {
        var cause = failure instanceof CompletionException wrapper ? cause(wrapper) : failure;
        if (cause instanceof BusException e) {
            return new Refused(refusal(e));
        }
        throw new CompletionException(cause);
    }

    private static Throwable cause(CompletionException wrapper) {
        @Nullable Throwable cause = wrapper.getCause();
        return cause == null ? wrapper : cause;
    }

    /** What a sender is told when the bus fails. */
    static Refusal refusal(BusException failure) {
        return failure instanceof BusFullException
                ? Refusal.later(Reason.BUS_FULL, "The bus has no room for this event now: send it again later.", SOON)
                : Refusal.later(
                        Reason.BUS_UNAVAILABLE,
                        "The bus didn't confirm the event: send it again, with the same id.",
                        LATER);
    }
}
