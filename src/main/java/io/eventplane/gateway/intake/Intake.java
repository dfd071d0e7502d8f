package io.eventplane.gateway.intake;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.bus.BusEvent;
import io.eventplane.bus.BusException;
import io.eventplane.bus.BusFullException;
import io.eventplane.gateway.channel.ChannelPath;
import io.eventplane.gateway.channel.EventApi;
import io.eventplane.gateway.channel.EventSink;
import io.eventplane.gateway.channel.OpenChannel;
import io.eventplane.gateway.channel.OpenEventApis;
import io.eventplane.gateway.event.EventDraft;
import io.eventplane.gateway.event.EventHeaders;
import io.eventplane.gateway.event.PresentedEvent;
import io.eventplane.gateway.event.TraceContext;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Outcome.Accepted;
import io.eventplane.gateway.intake.Outcome.Refused;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.observation.Arrival;
import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.lifecycle.Lifecycle.Stage;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes events for the Runtime's bus, from every protocol alike. Thread-safe; nothing here waits.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
@OnePerApplication
public final class Intake {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);
    /** What is noted where the gateway itself is at fault. */
    public static final String FAULT = "internal";

    private final OpenEventApis apis;
    private final EventSink bus;
    private final IntakeLimits limits;
    private final GatewayObserver observer;
    private final InstantSource clock;

    /** An intake in front of that bus, which tells that observer what becomes of what is sent. */
    @Inject
    public Intake(OpenEventApis apis, EventSink bus, IntakeLimits limits, GatewayObserver observer) {
        this(apis, bus, limits, observer, InstantSource.system());
    }

    /** An intake whose time is told by that clock: a version's sunset comes by the clock alone. */
    public Intake(
            OpenEventApis apis, EventSink bus, IntakeLimits limits, GatewayObserver observer, InstantSource clock) {
        this.observer = observer;
        this.clock = clock;
        this.apis = apis;
        this.bus = bus;
        this.limits = limits;
    }

    /**
     * Lets a sender in, or says why not, before anything of the event is read. The credentials are looked at first: the list of
     * channels, and where the newer version is, are for those who may publish.
     *
     * @param channel what the sender's URL or topic names; empty leaves it to the event's type
     */
    public Admission admit(Sender sender, String definitionId, Optional<ChannelPath> channel, Credentials presented) {
        return apis.find(definitionId)
                .map(api -> admit(sender, api, channel, presented))
                .orElseGet(() -> Denied.unknown(unknown(definitionId)));
    }

    /**
     * Notes that a protocol has refused something by itself, or has told a sender that it was denied: what {@link #take} refuses is noted
     * there.
     *
     * @param definition the id of the open one that it was for; empty when there is none
     * @param reason the code of a {@link Reason}, or one of the protocol's own: from a closed list
     */
    public void turnedAway(Sender sender, Optional<String> definition, String reason) {
        observer.refused(sender, definition, reason);
    }

    /**
     * Takes one event, or a batch as a whole: one event of it that is refused refuses them all, and the report's pointers start
     * with its index.
     *
     * @param headers of the event, or of each event of the batch
     * @return accepted once the bus has everything on disk (at least once; the same definition, channel, source and id within
     *     the bus's window only once); refused with the first reason. When the bus fails in the middle of a batch it may have
     *     some of the events, and the batch is refused for {@code BUS_UNAVAILABLE} or {@code BUS_FULL}: sent again as it was,
     *     those are recognised. Its bytes
     *     count as in flight until then. The stage fails only by a fault of the gateway's own
     */
    public CompletionStage<Outcome> take(Admitted admitted, PresentedEvent presented, EventHeaders headers) {
        int bytes = presented.size();
        var arrival = observer.arrived(
                new Submission(admitted.sender(), admitted.api().id(), admitted.channel(), bytes));
        return budgeted(admitted, presented, headers, bytes).whenComplete((outcome, failure) -> tell(arrival, outcome));
    }

    private static void tell(Arrival arrival, @Nullable Outcome outcome) {
        if (outcome instanceof Accepted accepted) {
            arrival.accepted(accepted.ids(), accepted.violations().size());
        } else if (outcome instanceof Refused refused) {
            arrival.refused(refused.refusal().reason().code());
        } else {
            arrival.refused(FAULT);
        }
    }

    private CompletionStage<Outcome> budgeted(
            Admitted admitted, PresentedEvent presented, EventHeaders headers, int bytes) {
        var inFlight = limits.inFlight();
        if (!inFlight.tryReserve(bytes)) {
            return CompletableFuture.completedStage(new Refused(InFlightBytes.refusal()));
        }
        return process(admitted, presented, headers).whenComplete((outcome, failure) -> inFlight.release(bytes));
    }

    private CompletionStage<Outcome> process(Admitted admitted, PresentedEvent presented, EventHeaders headers) {
        try {
            limits.check(presented);
            var drafts = presented.drafts();
            limits.check(drafts);
            admitted.api().rate().take(drafts.size());
            return drafts.size() == 1
                    ? publish(prepare(admitted, drafts.get(0), headers))
                    : publish(drafts.stream()
                            .map(draft -> prepare(admitted, draft, headers))
                            .toList());
        } catch (RefusedException e) {
            return CompletableFuture.completedStage(new Refused(e.refusal()));
        } catch (BusException e) {
            return CompletableFuture.completedStage(new Refused(refusal(e)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Admission admit(Sender sender, EventApi api, Optional<ChannelPath> channel, Credentials presented) {
        var objection = api.objectionTo(presented);
        if (objection.isPresent()) {
            return Denied.by(api, objection.get(), Optional.empty());
        }
        var ending = ending(api);
        if (ending.filter(end -> end.stage() == Stage.RETIRED).isPresent()) {
            return Denied.by(api, retired(ending.get()), ending);
        }
        if (!api.protocols().contains(sender.protocol())) {
            return Denied.by(api, notOffered(sender.protocol(), api), ending);
        }
        try {
            return new Admitted(sender, api, channel.map(api.channels()::named), ending);
        } catch (RefusedException e) {
            return Denied.by(api, e.refusal(), ending);
        }
    }

    private Optional<Ending> ending(EventApi api) {
        if (api.lifecycle().equals(Lifecycle.CURRENT)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Ending.of(api, apis.successor(api, now), now);
    }

    private static Refusal retired(Ending ending) {
        var instead = ending.successor().map(next -> next.url().toString());
        return Refusal.insteadOf(
                Reason.RETIRED,
                ending.warning().orElse(Reason.RETIRED.title()),
                instead.stream().toList());
    }

    /** An event that nothing can be said against any more. */
    private record Prepared(OpenChannel channel, BusEvent event, List<Violation> violations) {}

    private static Prepared prepare(Admitted admitted, EventDraft draft, EventHeaders headers) {
        var api = admitted.api();
        var route = admitted.routeOf(draft.type());
        var message = route.channel().message(draft.type(), draft.content());
        var data = message.check(draft.content());
        var event = draft.complete(api.publisher(), message.name(), data.type());
        var violations = message.check(event, headers, data);
        var duplicateId = DuplicateId.of(
                api.id(), route.channel().address(), event.getSource().toString(), event.getId());
        var properties = route.properties(message, headers, violations);
        var onBus = new BusEvent(route.channel().busAddress(), event, duplicateId, properties);
        return new Prepared(route.channel(), traced(onBus, TraceContext.of(headers)), violations);
    }

    /** The sender's trace goes with the event, whether or not the gateway takes part in it. */
    private static BusEvent traced(BusEvent event, @Nullable TraceContext trace) {
        return trace == null ? event : trace.on(event);
    }

    private CompletionStage<Outcome> publish(Prepared prepared) {
        prepared.channel().openOn(bus);
        return bus.publish(prepared.event()).handle((nothing, failure) -> outcome(List.of(prepared), failure));
    }

    private CompletionStage<Outcome> publish(List<Prepared> prepared) {
        prepared.forEach(each -> each.channel().openOn(bus));
        return published(prepared).handle((nothing, failure) -> outcome(prepared, failure));
    }

    private static List<Violation> violations(List<Prepared> prepared) {
        return prepared.stream().flatMap(each -> each.violations().stream()).toList();
    }

    /** All are waited for, also behind a failure: an answer while some are under way would say nothing about them. */
    private CompletionStage<Void> published(List<Prepared> prepared) {
        return CompletableFuture.allOf(prepared.stream()
                .map(each -> bus.publish(each.event()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private static Outcome outcome(List<Prepared> prepared, @Nullable Throwable failure) {
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

    private static Refusal refusal(BusException failure) {
        return failure instanceof BusFullException
                ? Refusal.later(Reason.BUS_FULL, "The bus has no room for this event now: send it again later.", SOON)
                : Refusal.later(
                        Reason.BUS_UNAVAILABLE,
                        "The bus didn't confirm the event: send it again, with the same id.",
                        LATER);
    }

    private static Refusal notOffered(String protocol, EventApi api) {
        var offered = api.protocols().stream().sorted().toList();
        return Refusal.insteadOf(
                Reason.PROTOCOL_NOT_OFFERED,
                "The document of this event API names no server of the protocol " + protocol + ": publish over one of "
                        + String.join(", ", offered) + ".",
                offered);
    }

    private static Refusal unknown(String definitionId) {
        return Refusal.of(
                Reason.UNKNOWN_DEFINITION,
                "No event API " + definitionId + " is open here: use the event URL that the Director tells.");
    }
}
