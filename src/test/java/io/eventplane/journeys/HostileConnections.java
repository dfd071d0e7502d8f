package io.eventplane.journeys;

import static io.eventplane.journeys.HostileRequest.refused;
import static io.eventplane.journeys.RawHttp.Request.line;
import static io.eventplane.journeys.RawHttp.Request.post;
import static io.eventplane.journeys.RawHttp.Request.posted;
import static io.eventplane.journeys.RawHttp.Request.to;

import io.eventplane.journeys.RawHttp.Request;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that are none, whose ends nobody can tell, or whose addresses mislead. */
record HostileConnections(String victim) {

    private static final String JSON = "application/json";
    private static final String EVENT = "{\"displayName\": \"Ada\"}";

    Stream<HostileRequest> all() {
        return Stream.of(lines(), headers(), framing(), addresses()).flatMap(rows -> rows);
    }

    private static Stream<HostileRequest> lines() {
        return Stream.of(
                refused("no request at all", line("hello"), 400, ""),
                refused("nothing but line ends", line("\r\n\r\n"), 0, ""),
                refused("a version of the future", line("GET / HTTP/9.9").with("Host: 127.0.0.1"), 404, ""),
                refused("TLS", line("\u0016\u0003\u0001\u0002\u0000\u0001"), 400, ""),
                refused("TRACE", to("TRACE", "/graphql"), 403, ""),
                refused("an unknown method", to("SPLICE", "/graphql"), 405, "invalid-input"),
                refused("an address of 1 MB", to("GET", "/" + "a".repeat(1_000_000)), 400, ""));
    }

    private Stream<HostileRequest> headers() {
        return Stream.of(
                refused("a header of 1 MB", to("GET", "/graphql").with("X-Bomb: " + "b".repeat(1_000_000)), 400, ""),
                refused("5000 headers", many(to("GET", "/graphql"), 5000), 400, ""),
                refused("a header without a colon", to("GET", "/nothing").with("nonsense"), 400, ""),
                refused("a zero byte in a header", event(victim).with("ce-id: a\u0000b"), 400, "malformed-request"));
    }

    private static Request many(Request request, int headers) {
        return new Request(
                IntStream.range(0, headers)
                        .mapToObj(i -> "X-" + i + ": v\r\n")
                        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                        .insert(0, request.head())
                        .toString(),
                "");
    }

    private Stream<HostileRequest> framing() {
        Request event = posted(victim, JSON).carrying(EVENT);
        Request chunked = posted(victim, JSON).with("Transfer-Encoding: chunked");
        return Stream.of(
                refused("a length that is no number", event.with("Content-Length: many"), 400, "malformed-request"),
                refused("a negative length", event.with("Content-Length: -1"), 400, "malformed-request"),
                refused(
                        "a length beyond 64 bits",
                        event.with("Content-Length: 99999999999999999999"),
                        400,
                        "malformed-request"),
                refused(
                        "a length and chunks",
                        event.with("Content-Length: 22").with("Transfer-Encoding: chunked"),
                        400,
                        "malformed-request"),
                refused(
                        "an unknown transfer encoding",
                        event.with("Transfer-Encoding: xchunked"),
                        400,
                        "malformed-request"),
                refused("half a body", event.with("Content-Length: 100"), 0, ""),
                refused("half of a GraphQL request", half(), 400, "invalid-input"),
                refused("a chunk that is garbage", chunked.carrying("zz\r\n" + EVENT), 400, "malformed-event"),
                refused("chunks without an end", chunked.carrying("16\r\n" + EVENT), 0, ""));
    }

    private static Request half() {
        return posted("/graphql", JSON).with("Content-Length: 100").carrying("{\"query\": ");
    }

    private Stream<HostileRequest> addresses() {
        return Stream.of(
                refused("dots", event("/events/../graphql"), 400, "malformed-address"),
                refused("encoded dots", event("/events/%2e%2e/graphql"), 400, "malformed-address"),
                refused("dots behind encoded slashes", event("/events/..%2f..%2fgraphql"), 404, "unknown-definition"),
                refused("dots behind a backslash", event("/events/..%5cgraphql"), 404, "unknown-definition"),
                refused("a file of the machine", to("GET", "/../../../../etc/passwd"), 400, ""),
                refused("a file of the application", to("GET", "/WEB-INF/web.xml"), 404, ""),
                refused("a zero byte in the address", event(victim + "/a%00b"), 400, "malformed-address"),
                refused("a line end in the address", event(victim + "/a%0d%0ab"), 400, "malformed-address"),
                refused("half a percent", event(victim + "/%2"), 400, "malformed-address"),
                refused("a path parameter", event(victim + ";a=b"), 400, "malformed-address"),
                refused("two slashes", event("//graphql"), 400, "malformed-address"),
                refused(
                        "an encoded slash",
                        event("/events%2f" + victim.substring("/events/".length())),
                        404,
                        "not-found"),
                refused("the error page", to("GET", "/error-page"), 404, ""),
                refused("an unknown definition", event("/events/nobody"), 404, "unknown-definition"),
                refused("an unknown channel", event(victim + "/nowhere"), 404, "unknown-channel"),
                refused("an unknown event of the Runtime", to("GET", "/runtime/events/nobody"), 404, "unknown-event"),
                refused("an event posted to the agent", event("/runtime/events"), 405, ""));
    }

    private static Request event(String path) {
        return post(path, JSON, EVENT);
    }
}
