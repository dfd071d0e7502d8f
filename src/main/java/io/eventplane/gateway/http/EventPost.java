package io.eventplane.gateway.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.gateway.http.Reception.Answered;
import io.eventplane.gateway.http.Reception.Held;
import io.eventplane.gateway.http.Reception.Wanted;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Ending;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** From a request to its answer, without a socket. Thread-safe; nothing here waits. */
@OnePerApplication
final class EventPost {

    private static final Logger LOG = System.getLogger(EventPost.class.getName());

    private final Intake intake;
    private final IntakeLimits limits;
    private final Logins logins;
    private final Destinations destinations;

    @Inject
    EventPost(Intake intake, IntakeLimits limits, Logins logins, Destinations destinations) {
        this.logins = logins;
        this.destinations = destinations;
        this.intake = intake;
        this.limits = limits;
    }

    /**
     * Finds out who sends a request.
     *
     * @return complete already, unless its token was not seen before; may fail
     */
    CompletionStage<Credentials> recognised(HttpHead head) {
        var presented = HttpCredentials.of(head);
        if (!(presented.login() instanceof Login.Bearer)) {
            return CompletableFuture.completedStage(presented);
        }
        try {
            return destinations.recognised(head, presented);
        } catch (RefusedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** What becomes of a request when it can't be found out who sends it. */
    Reception unrecognised(HttpHead head, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            turnedAway(head.sender(), refused.refusal().reason().code());
            return new Answered(HttpAnswers.of(refused.refusal(), head.uri()));
        }
        turnedAway(head.sender(), Intake.FAULT);
        return new Answered(incident(failure, head));
    }

    /** Looks at a request before its body is there; never fails. */
    Reception receive(HttpHead head, Credentials credentials) {
        try {
            return head.method().equals("POST")
                    ? held(head, destinations.admission(head, credentials))
                    : withoutEvent(head);
        } catch (RuntimeException e) {
            return unrecognised(head, e);
        }
    }

    /**
     * Takes the event, or the events, whose body is there.
     *
     * @return the answer, once the bus has them on disk or they are refused; never fails
     */
    CompletionStage<HttpAnswer> take(Wanted wanted) {
        try {
            var bytes = wanted.body().bytes();
            var event = wanted.form().of(BytesCloudEventData.wrap(bytes));
            return intake.take(wanted.admitted(), event, new RequestHeaders(wanted.head()))
                    .handle((outcome, failure) ->
                            failure == null ? answer(outcome, wanted) : incident(failure, wanted.head()));
        } catch (RefusedException e) {
            return CompletableFuture.completedStage(notTaken(wanted, e.refusal()));
        } catch (RuntimeException e) {
            turnedAway(wanted.head().sender(), Intake.FAULT);
            return CompletableFuture.completedStage(incident(e, wanted.head()));
        }
    }

    /** Notes that a request was refused for a reason of HTTP's own. */
    void turnedAway(Sender sender, String reason) {
        intake.turnedAway(sender, Optional.empty(), reason);
    }

    /** The answer to a request whose body turned out to be none that intake can be given. */
    HttpAnswer notTaken(Wanted wanted, Refusal refusal) {
        var api = Optional.of(wanted.admitted().api().id());
        intake.turnedAway(wanted.head().sender(), api, refusal.reason().code());
        return refused(wanted, refusal);
    }

    private static HttpAnswer refused(Wanted wanted, Refusal refusal) {
        return told(HttpAnswers.of(refusal, wanted.head().uri()), wanted.admitted());
    }

    private Answered withoutEvent(HttpHead head) {
        var answer = destinations.withoutEvent(head);
        if (answer.status() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
            turnedAway(head.sender(), "method-not-allowed");
        }
        return new Answered(answer);
    }

    private Reception held(HttpHead head, Admission admission) {
        var delay = logins.hold(head.sender(), admission);
        if (delay.isEmpty()) {
            turnedAway(head.sender(), Logins.TOO_MANY.reason().code());
            return new Answered(HttpAnswers.of(Logins.TOO_MANY, head.uri()));
        }
        var decided = receive(head, admission);
        return delay.get().isZero() ? decided : new Held(decided, delay.get());
    }

    private Reception receive(HttpHead head, Admission admission) {
        try {
            return admission instanceof Admitted admitted ? wanted(head, admitted) : denied((Denied) admission, head);
        } catch (RefusedException e) {
            var api = Optional.of(((Admitted) admission).api().id());
            return denied(new Denied(api, e.refusal(), admission.ending(), false), head);
        }
    }

    private Wanted wanted(HttpHead head, Admitted admitted) {
        var form = HttpEvent.announcedBy(head);
        int limit = form.isBatch() ? limits.batchBytes() : limits.payloadBytes();
        return new Wanted(head, admitted, form, HttpBody.announcedBy(head, limit, limits.inFlight()));
    }

    private Answered denied(Denied denied, HttpHead head) {
        intake.turnedAway(
                head.sender(), denied.definition(), denied.refusal().reason().code());
        return new Answered(told(HttpAnswers.of(denied.refusal(), head.uri()), denied));
    }

    private static HttpAnswer answer(Outcome outcome, Wanted wanted) {
        return outcome instanceof Outcome.Accepted accepted
                ? accepted(accepted, wanted)
                : refused(wanted, ((Outcome.Refused) outcome).refusal());
    }

    private static HttpAnswer accepted(Outcome.Accepted accepted, Wanted wanted) {
        var ending = wanted.admitted().ending();
        var answer = HttpAnswers.accepted(accepted, wanted.form().isBatch(), ending.flatMap(Ending::warning));
        return told(answer, wanted.admitted());
    }

    /** Every answer to who was let in tells of the version's end. */
    private static HttpAnswer told(HttpAnswer answer, Admission admission) {
        return admission.ending().isEmpty() ? answer : answer.with(EndingHeaders.of(admission.ending()));
    }

    private static HttpAnswer incident(Throwable failure, HttpHead head) {
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return HttpAnswers.internal(incident, head.uri());
    }
}
