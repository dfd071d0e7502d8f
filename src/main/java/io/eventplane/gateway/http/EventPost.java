package io.eventplane.gateway.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.gateway.http.Reception.Answered;
import io.eventplane.gateway.http.Reception.Wanted;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Ending;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.http.HttpHeaders;
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

    @Inject
    EventPost(Intake intake, IntakeLimits limits) {
        this.intake = intake;
        this.limits = limits;
    }

    /** Looks at a request to an event URL before its body is there; never fails. */
    Reception receive(HttpHead head) {
        if (!head.method().equals("POST")) {
            turnedAway(head.sender(), "method-not-allowed");
            return new Answered(HttpAnswers.methodNotAllowed(head.method(), head.uri()));
        }
        try {
            return receive(head, admission(head));
        } catch (RefusedException e) {
            turnedAway(head.sender(), e.refusal().reason().code());
            return new Answered(HttpAnswers.of(e.refusal(), head.uri()));
        } catch (RuntimeException e) {
            turnedAway(head.sender(), Intake.FAULT);
            return new Answered(incident(e, head));
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

    private Admission admission(HttpHead head) {
        var url = EventUrlPath.parse(head.path());
        var credentials = BasicAuthorization.parse(head.all(HttpHeaders.AUTHORIZATION));
        return intake.admit(head.sender(), url.definitionId(), url.channel(), credentials);
    }

    private Reception receive(HttpHead head, Admission admission) {
        try {
            return admission instanceof Admitted admitted
                    ? wanted(head, admitted)
                    : denied(((Denied) admission).definition(), ((Denied) admission).refusal(), admission, head);
        } catch (RefusedException e) {
            return denied(Optional.of(((Admitted) admission).api().id()), e.refusal(), admission, head);
        }
    }

    private Wanted wanted(HttpHead head, Admitted admitted) {
        var form = HttpEvent.announcedBy(head);
        int limit = form.isBatch() ? limits.batchBytes() : limits.payloadBytes();
        return new Wanted(head, admitted, form, HttpBody.announcedBy(head, limit, limits.inFlight()));
    }

    private Answered denied(Optional<String> definition, Refusal refusal, Admission admission, HttpHead head) {
        intake.turnedAway(head.sender(), definition, refusal.reason().code());
        return new Answered(told(HttpAnswers.of(refusal, head.uri()), admission));
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
