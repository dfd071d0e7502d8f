package io.eventplane.gateway.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Ending;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** From a request to its answer, without a container. */
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

    /**
     * Answers a request to an event URL. The body is read, if at all, before this returns.
     *
     * @return the answer; never fails
     * @throws IOException when the sender goes away while its body is read
     */
    CompletableFuture<HttpAnswer> answer(HttpHead head, InputStream body) throws IOException {
        if (!head.method().equals("POST")) {
            return CompletableFuture.completedFuture(HttpAnswers.methodNotAllowed(head.method(), head.uri()));
        }
        try {
            var admission = admission(head);
            var headers = EndingHeaders.of(admission.ending());
            return answer(admission, head, body).thenApply(answer -> answer.with(headers));
        } catch (RefusedException e) {
            return refused(e.refusal(), head);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(incident(e, head));
        }
    }

    private Admission admission(HttpHead head) {
        var url = EventUrlPath.parse(head.path());
        return intake.admit(url.definitionId(), url.channel(), BasicAuthorization.parse(head.all("authorization")));
    }

    private CompletableFuture<HttpAnswer> answer(Admission admission, HttpHead head, InputStream body)
            throws IOException {
        try {
            return admission instanceof Admitted admitted
                    ? take(admitted, head, body)
                    : refused(((Admission.Denied) admission).refusal(), head);
        } catch (RefusedException e) {
            return refused(e.refusal(), head);
        }
    }

    private CompletableFuture<HttpAnswer> take(Admitted admitted, HttpHead head, InputStream body) throws IOException {
        var form = HttpEvent.announcedBy(head);
        boolean batch = form instanceof HttpEvent.Batched;
        var bytes = HttpBody.read(head, body, batch ? limits.batchBytes() : limits.payloadBytes());
        return intake.take(admitted, form.of(BytesCloudEventData.wrap(bytes)))
                .handle((outcome, failure) ->
                        failure == null ? answer(outcome, admitted, batch, head) : incident(failure, head))
                .toCompletableFuture();
    }

    private static HttpAnswer answer(Outcome outcome, Admitted admitted, boolean batch, HttpHead head) {
        return outcome instanceof Outcome.Accepted accepted
                ? HttpAnswers.accepted(accepted.ids(), batch, admitted.ending().flatMap(Ending::warning))
                : HttpAnswers.of(((Outcome.Refused) outcome).refusal(), head.uri());
    }

    private static CompletableFuture<HttpAnswer> refused(Refusal refusal, HttpHead head) {
        return CompletableFuture.completedFuture(HttpAnswers.of(refusal, head.uri()));
    }

    private static HttpAnswer incident(Throwable failure, HttpHead head) {
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return HttpAnswers.internal(incident, head.uri());
    }
}
