package io.eventplane.gateway.http;

import io.eventplane.event.EventHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's headers as those of its event: all but the attributes {@code ce-*}, credentials, and what HTTP itself needs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, section 7.6.1</a>
 */
record RequestHeaders(HttpHead head) implements EventHeaders {

    private static final Set<String> NOT_THE_EVENTS = Set.of(
            "authorization",
            "proxy-authorization",
            "proxy-authenticate",
            "proxy-connection",
            "cookie",
            "host",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-protocol",
            "sec-websocket-extensions",
            "expect",
            "content-length",
            "content-encoding",
            "content-type",
            "accept",
            "accept-encoding");

    /** Several of one name are one list (RFC 9110, section 5.3). */
    @Override
    public @Nullable String value(String nameInLowerCase) {
        var values = head.all(nameInLowerCase);
        boolean hidden =
                nameInLowerCase.startsWith(AttributeHeaders.PREFIX) || NOT_THE_EVENTS.contains(nameInLowerCase);
        return values.isEmpty() || hidden ? null : String.join(", ", values);
    }
}
