package io.eventplane.eventing.http;

import io.eventplane.event.MediaType;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Fault.Kind;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Objects;
import java.util.Set;

/** What a server's answer is, as far as its head tells. */
sealed interface Answer {

    /** The media type of a stream of server-sent events. */
    String EVENT_STREAM = "text/event-stream";

    /** The stream: its body. */
    record Stream() implements Answer {}

    /** It is somewhere else on the same server, which may see what is presented there. */
    record Elsewhere(URI uri) implements Answer {}

    /** It is not to be had. */
    record No(Fault fault) implements Answer {}

    /** Reads an answer to a request for that. */
    static Answer of(URI asked, ResponseInfo head) {
        int status = head.statusCode();
        if (status == 200) {
            return isStream(head.headers())
                    ? new Stream()
                    : no(Kind.REFUSED, "the server answers with no " + EVENT_STREAM + ": is that the url of a stream?");
        }
        return Set.of(301, 302, 303, 307, 308).contains(status) ? redirected(asked, head) : no(status);
    }

    private static boolean isStream(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .flatMap(MediaType::parse)
                .filter(type -> type.essence().equals(EVENT_STREAM))
                .isPresent();
    }

    /** 204 is how a server says that nobody should come again. */
    private static Answer no(int status) {
        return switch (status) {
            case 204 -> no(Kind.REFUSED, "the server has no more events for anybody: HTTP 204");
            case 401, 403 -> no(Kind.CREDENTIALS, "the server does not let this user in: HTTP " + status);
            case 404, 410 -> no(Kind.NO_SUCH_TOPIC, "the server has nothing at this url: HTTP " + status);
            case 408, 425, 429 -> no(Kind.UNREACHABLE, "the server answers: HTTP " + status);
            default ->
                no(
                        status >= 500 ? Kind.UNREACHABLE : Kind.REFUSED,
                        "the server answers with no stream: HTTP " + status);
        };
    }

    private static Answer redirected(URI asked, ResponseInfo head) {
        try {
            var target = head.headers().firstValue("Location").map(asked::resolve);
            return target.filter(uri -> isSameOrigin(asked, uri))
                    .<Answer>map(Elsewhere::new)
                    .orElseGet(() -> no(
                            Kind.REFUSED,
                            "the server says that the stream is elsewhere, where nothing is presented: register the url of "
                                    + target.map(URI::getHost).orElse("there")));
        } catch (IllegalArgumentException malformed) {
            return no(Kind.REFUSED, "the server says that the stream is elsewhere, at something that is no URL");
        }
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(Objects.requireNonNullElse(other.getHost(), ""))
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static Answer no(Kind kind, String message) {
        return new No(new Fault(kind, message));
    }
}
