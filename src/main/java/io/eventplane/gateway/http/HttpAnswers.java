package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.intake.Outcome.Accepted;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one place that says what each outcome is over HTTP. */
final class HttpAnswers {

    private static final String VIOLATIONS = "Eventplane-Violations";
    private static final JsonMapper JSON = JsonMapper.shared();

    private HttpAnswers() {}

    /** What a refused sender gets to read. */
    static HttpAnswer of(Refusal refusal, String instance) {
        return Problem.of(refusal).answer(status(refusal.reason()), headers(refusal), instance);
    }

    /** The answer to every method but POST; so there is no CORS either. */
    static HttpAnswer methodNotAllowed(String method, String instance) {
        return Problem.of("method-not-allowed", "Events are posted", "An event URL takes POST, not " + method + ".")
                .answer(HttpResponseStatus.METHOD_NOT_ALLOWED.code(), Map.of("Allow", "POST"), instance);
    }

    /** The answer to a body that is not the chunks it is said to be. */
    static HttpAnswer brokenOff(String instance) {
        return Problem.of(Refusal.of(Reason.MALFORMED_EVENT, "The body's chunks can't be read."))
                .answer(HttpResponseStatus.BAD_REQUEST.code(), Map.of(), instance);
    }

    /** The answer to a request of HTTP/1.1 whose end nobody can tell. */
    static HttpAnswer unknownLength(String instance) {
        return Problem.of(
                        "unknown-length",
                        "The end of the request can't be told",
                        "The headers don't say in a known way how long the body is: send a Content-Length, or chunks.")
                .answer(HttpResponseStatus.BAD_REQUEST.code(), Map.of(), instance);
    }

    /** The answer to an address that is no event URL. */
    static HttpAnswer notFound(String instance) {
        return Problem.of("not-found", "There is nothing here", "Events are posted to /events/{definition id}.")
                .answer(HttpResponseStatus.NOT_FOUND.code(), Map.of(), instance);
    }

    /** The answer when something broke that is the gateway's own fault; the log has the incident. */
    static HttpAnswer internal(String incident, String instance) {
        return failure(incident).answer(HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), Map.of(), instance);
    }

    static Problem failure(String incident) {
        return Problem.of(
                "internal",
                "The gateway failed",
                "This is the gateway's fault, not the event's. Incident " + incident + " in its log says more.");
    }

    /**
     * What the sender of one event, or of a batch, gets to read: {@code {"id": …}} or {@code {"ids": […]}}, a {@code warning} of the
     * version's end, and the {@code violations} that were let pass, whose number is in the header {@value #VIOLATIONS}.
     */
    static HttpAnswer accepted(Accepted accepted, boolean batch, Optional<String> warning) {
        var body = object(accepted, batch, warning);
        return new HttpAnswer(
                HttpResponseStatus.ACCEPTED.code(),
                "application/json",
                headers(accepted),
                JSON.writeValueAsString(body));
    }

    /** The same as a JSON object that says its status itself, for protocols that answer in messages. */
    static ObjectNode object(Outcome outcome, Optional<String> warning, String instance) {
        return outcome instanceof Accepted accepted
                ? object(accepted, false, warning).put("status", HttpResponseStatus.ACCEPTED.code())
                : object(((Outcome.Refused) outcome).refusal(), instance);
    }

    private static ObjectNode object(Refusal refusal, String instance) {
        var body = Problem.of(refusal).object(status(refusal.reason()), instance);
        refusal.retryAfterSeconds().ifPresent(seconds -> body.put("retryAfter", seconds));
        return body;
    }

    private static ObjectNode object(Accepted accepted, boolean batch, Optional<String> warning) {
        var body = JSON.createObjectNode();
        if (batch) {
            accepted.ids().forEach(body.putArray("ids")::add);
        } else {
            body.put("id", accepted.ids().get(0));
        }
        warning.ifPresent(text -> body.put("warning", text));
        Problem.addViolations(body, accepted.violations());
        return body;
    }

    private static Map<String, String> headers(Accepted accepted) {
        int violations = accepted.violations().size();
        return violations == 0 ? Map.of() : Map.of(VIOLATIONS, Integer.toString(violations));
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case UNKNOWN_DEFINITION, UNKNOWN_CHANNEL -> HttpResponseStatus.NOT_FOUND.code();
            case UNAUTHENTICATED, INVALID_TOKEN -> HttpResponseStatus.UNAUTHORIZED.code();
            case MALFORMED_ADDRESS, AMBIGUOUS_CHANNEL, MALFORMED_EVENT, AMBIGUOUS_MESSAGE ->
                HttpResponseStatus.BAD_REQUEST.code();
            case PROTOCOL_NOT_OFFERED, INSUFFICIENT_SCOPE -> HttpResponseStatus.FORBIDDEN.code();
            case RETIRED -> HttpResponseStatus.GONE.code();
            case TOO_LARGE -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code();
            case UNSUPPORTED_MEDIA_TYPE -> HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE.code();
            case INVALID_PAYLOAD -> HttpResponseStatus.UNPROCESSABLE_ENTITY.code();
            case RATE_EXCEEDED, TOO_MANY_LOGINS -> HttpResponseStatus.TOO_MANY_REQUESTS.code();
            case OVERLOADED, ISSUER_UNAVAILABLE, BUS_UNAVAILABLE, BUS_FULL ->
                HttpResponseStatus.SERVICE_UNAVAILABLE.code();
        };
    }

    private static Map<String, String> headers(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNAUTHENTICATED, INVALID_TOKEN, INSUFFICIENT_SCOPE ->
                Map.of("WWW-Authenticate", Challenges.of(refusal));
            case UNSUPPORTED_MEDIA_TYPE -> mediaTypes(refusal.alternatives());
            case RATE_EXCEEDED, TOO_MANY_LOGINS, OVERLOADED, ISSUER_UNAVAILABLE, BUS_UNAVAILABLE, BUS_FULL ->
                retryAfter(refusal);
            case MALFORMED_ADDRESS,
                    UNKNOWN_DEFINITION,
                    UNKNOWN_CHANNEL,
                    AMBIGUOUS_CHANNEL,
                    RETIRED,
                    PROTOCOL_NOT_OFFERED,
                    TOO_LARGE,
                    MALFORMED_EVENT,
                    AMBIGUOUS_MESSAGE,
                    INVALID_PAYLOAD -> Map.of();
        };
    }

    private static Map<String, String> retryAfter(Refusal refusal) {
        return refusal.retryAfterSeconds()
                .map(seconds -> Map.of("Retry-After", seconds.toString()))
                .orElse(Map.of());
    }

    /** RFC 9110, 12.5.3: a server that takes no such encoding says which it takes, in the same way as for media types. */
    private static Map<String, String> mediaTypes(List<String> taken) {
        if (taken.isEmpty()) {
            return Map.of();
        }
        return Map.of(taken.contains("gzip") ? "Accept-Encoding" : "Accept", String.join(", ", taken));
    }
}
