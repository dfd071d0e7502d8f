package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Outcome;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What HTTP would answer, as one JSON object with a {@code status}: for a protocol that a connection has changed to. */
public final class AnswerMessages {

    private AnswerMessages() {}

    /**
     * Of one event: {@code status} 202 and {@code id}, maybe {@code warning} and {@code violations}; or the problem report, with {@code
     * retryAfter} in seconds where the same event may be taken later.
     *
     * @param instance the raw path of the event URL
     */
    public static ObjectNode of(Outcome outcome, Optional<String> warning, String instance) {
        return HttpAnswers.object(outcome, warning, instance);
    }

    /** Of a refusal. */
    public static ObjectNode of(Refusal refusal, String instance) {
        return HttpAnswers.object(new Outcome.Refused(refusal), Optional.empty(), instance);
    }

    /** When something broke that is the gateway's own fault; the log has the incident. */
    public static ObjectNode internal(String incident, String instance) {
        return HttpAnswers.failure(incident).object(HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), instance);
    }
}
