package io.eventplane.gateway.http;

import io.eventplane.gateway.push.PushedSubscription;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;

/**
 * How whoever wants to push events is told that they are expected, in the answer itself: a callback that it offers is not called, since that
 * would let anybody make the gateway send requests.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#4-abuse-protection">Web Hooks for Event
 *     Delivery, section 4</a>
 */
final class WebhookValidation {

    private static final Map<String, String> ALLOW = Map.of("Allow", "OPTIONS, POST");

    private WebhookValidation() {}

    /**
     * The answer to OPTIONS at an address that is pushed to.
     *
     * @param there the subscriptions at it, at least one
     */
    static HttpAnswer of(HttpHead head, List<PushedSubscription> there) {
        var origin = head.first("WebHook-Request-Origin").map(String::strip);
        if (origin.isEmpty()) {
            return answer(ALLOW);
        }
        return there.stream()
                .filter(push -> push.isFrom(origin.get()))
                .findFirst()
                .map(push -> answer(granted(origin.get(), push)))
                .orElseGet(() -> notAllowed(head));
    }

    /** The answer to every other method but POST. */
    static HttpAnswer methodNotAllowed(HttpHead head) {
        return Problem.of(
                        "method-not-allowed",
                        "Events are posted",
                        "An address that is pushed to takes POST and OPTIONS, not " + head.method() + ".")
                .answer(HttpResponseStatus.METHOD_NOT_ALLOWED.code(), ALLOW, head.uri());
    }

    private static Map<String, String> granted(String origin, PushedSubscription push) {
        var rate = push.api().rate().perMinute();
        return Map.of(
                "Allow",
                "OPTIONS, POST",
                "WebHook-Allowed-Origin",
                origin,
                "WebHook-Allowed-Rate",
                rate.isPresent() ? Long.toString(rate.getAsLong()) : "*");
    }

    private static HttpAnswer answer(Map<String, String> headers) {
        return new HttpAnswer(HttpResponseStatus.OK.code(), "application/json", headers, "{}");
    }

    private static HttpAnswer notAllowed(HttpHead head) {
        return Problem.of(
                        "origin-not-allowed",
                        "Events of this origin are not expected",
                        "The WebHook-Request-Origin is not the host of the subscription's url.")
                .answer(HttpResponseStatus.FORBIDDEN.code(), ALLOW, head.uri());
    }
}
