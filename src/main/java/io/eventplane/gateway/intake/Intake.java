package io.eventplane.gateway.intake;

import io.eventplane.bus.BusException;
import io.eventplane.channel.ChannelPath;
import io.eventplane.channel.PreparedEvent;
import io.eventplane.channel.PreparedEvent.Origin;
import io.eventplane.event.EventDraft;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Outcome.Accepted;
import io.eventplane.gateway.intake.Outcome.Refused;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.observation.Arrival;
import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes events for the Runtime's bus, from every protocol alike. Thread-safe; nothing here waits.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
@OnePerApplication
public final class Intake {

    /** What is noted where the gateway itself is at fault. */
    public static final String FAULT = "internal";

    private final Admitting admitting;
    private final Publishing publishing;
    private final IntakeLimits limits;
    private final GatewayObserver observer;

    /** An intake in front of that bus, which tells that observer what becomes of what is sent. */
    @Inject
    public Intake(OpenEventApis apis, EventSink bus, IntakeLimits limits, GatewayObserver observer) {
        this(apis, bus, limits, observer, InstantSource.system());
    }

    /** An intake whose time is told by that clock: a version's sunset comes by the clock alone. */
    public Intake(
            OpenEventApis apis, EventSink bus, IntakeLimits limits, GatewayObserver observer, InstantSource clock) {
        this.admitting = new Admitting(apis, clock);
        this.publishing = new Publishing(bus);
        this.limits = limits;
        this.observer = observer;
    }

    /**
     * Lets a sender in, or says why not, before anything of the event is read. The credentials are looked at first: the list of
     * channels, and where the newer version is, are for those who may publish.
     *
     * @param channel what the sender's URL or topic names; empty leaves it to the event's type
     */
    public Admission admit(Sender sender, String definitionId, Optional<ChannelPath> channel, Credentials presented) {
        return admitting.admit(sender, definitionId, channel, presented);
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
     *     those are recognised. Its bytes count as in flight until then. The stage fails only by a fault of the gateway's own
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
                    ? publishing.publish(prepared(admitted, drafts.get(0), headers))
                    : publishing.publish(drafts.stream()
                            .map(draft -> prepared(admitted, draft, headers))
                            .toList());
        } catch (RefusedException e) {
            return CompletableFuture.completedStage(new Refused(e.refusal()));
        } catch (BusException e) {
            return CompletableFuture.completedStage(new Refused(Publishing.refusal(e)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static PreparedEvent prepared(Admitted admitted, EventDraft draft, EventHeaders headers) {
        var api = admitted.api();
        return PreparedEvent.of(new Origin(api.id(), api.publisher()), admitted.routeOf(draft.type()), draft, headers);
    }
}
