package io.eventplane.journeys;

import static io.eventplane.journeys.HostileRequest.refused;
import static io.eventplane.journeys.RawHttp.Request.post;
import static io.eventplane.journeys.RawHttp.Request.to;

import io.eventplane.journeys.RawHttp.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Events that must not reach the bus.
 *
 * @param victim path of an event URL that is open to all; its payload's {@code displayName} is a string
 * @param guarded path of one that asks for credentials
 */
record HostileEvents(String victim, String guarded) {

    private static final String JSON = "application/json";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String SOUND = """
            {"specversion": "1.0", "id": "a", "source": "/x", "type": "UserSignedUp", "data": {"displayName": "Ada"}}""";

    Stream<HostileRequest> all() {
        return Stream.of(payloads(), events(), batches(), publishers()).flatMap(rows -> rows);
    }

    private Stream<HostileRequest> payloads() {
        return Stream.of(
                refused(
                        "a payload against its schema",
                        plain("{\"displayName\": 7}"),
                        422,
                        "invalid-payload",
                        "/displayName"),
                refused("a payload that is another kind", plain("[]"), 422, "invalid-payload"),
                refused("a payload that is no JSON", plain("{\"displayName\""), 400, "malformed-event"),
                refused(
                        "a member twice",
                        plain("{\"displayName\": \"a\", \"displayName\": 7}"),
                        400,
                        "malformed-event"),
                refused("a payload nested deeply", plain("[".repeat(100_000)), 400, "malformed-event"),
                refused(
                        "invalid UTF-8",
                        post(victim, JSON, new byte[] {'"', (byte) 0xff, '"'}),
                        400,
                        "malformed-event"),
                refused("a payload of 2 MB", plain(" ".repeat(2_000_000)), 413, "too-large"),
                refused("a gzip bomb", gzip(" ".repeat(50_000_000)), 413, "too-large"),
                refused("an unknown encoding", plain("{}").with("Content-Encoding: br"), 415, "unsupported-media-type"),
                refused(
                        "an unknown media type",
                        post(victim, "application/cloudevents+avro", "x"),
                        415,
                        "unsupported-media-type"),
                refused("no event but a question", to("GET", victim), 405, "method-not-allowed"),
                refused("a deletion", to("DELETE", victim), 405, "method-not-allowed"));
    }

    private Stream<HostileRequest> events() {
        return Stream.of(
                refused("an event without id", without("id"), 400, "malformed-event", "/id"),
                refused("an event without source", without("source"), 400, "malformed-event", "/source"),
                refused("an event without type", without("type"), 400, "malformed-event", "/type"),
                refused("an event without version", without("specversion"), 400, "malformed-event", "/specversion"),
                refused(
                        "an event of another version",
                        with("\"1.0\"", "\"7.0\""),
                        400,
                        "malformed-event",
                        "/specversion"),
                refused("a control character in the id", with("\"a\"", "\"a\\u0000\""), 400, "malformed-event", "/id"),
                refused("a source that is no URI", with("\"/x\"", "\"a b\""), 400, "malformed-event", "/source"),
                refused("an event that is an array", post(victim, STRUCTURED, "[]"), 400, "malformed-event"),
                refused("invalid data", with("\"Ada\"", "7"), 422, "invalid-payload", "/data/displayName"),
                refused("headers without id", plain("{}").with("ce-specversion: 1.0"), 400, "malformed-event", "ce-id"),
                refused("a header's bad escape", headers("%zz"), 400, "malformed-event", "ce-id"));
    }

    private Stream<HostileRequest> batches() {
        return Stream.of(
                refused(
                        "a batch with one bad event",
                        batch(SOUND, SOUND.replace("\"Ada\"", "7")),
                        422,
                        "invalid-payload",
                        "/1/data/displayName"),
                refused("a batch with one that is none", batch(SOUND, "7"), 400, "malformed-event", "/1"),
                refused("a batch that is an event", post(victim, BATCH, SOUND), 400, "malformed-event"),
                refused("a batch of 1001", post(victim, BATCH, many(1001)), 413, "too-large"),
                refused("a batch cut off", post(victim, BATCH, "[" + SOUND), 400, "malformed-event"));
    }

    private Stream<HostileRequest> publishers() {
        Request event = post(guarded, JSON, "{}");
        return Stream.of(
                refused("no credentials", event, 401, "unauthenticated"),
                refused("wrong credentials", event.with(basic("ada:wrong")), 401, "unauthenticated"),
                refused("credentials without a colon", event.with(basic("ada")), 401, "unauthenticated"),
                refused(
                        "credentials that are not Base64",
                        event.with("Authorization: Basic ***"),
                        401,
                        "unauthenticated"),
                refused("another scheme", event.with("Authorization: Bearer x"), 401, "unauthenticated"),
                refused(
                        "two credentials",
                        event.with(basic("ada:wrong")).with(basic("ada:s3cret")),
                        401,
                        "unauthenticated"));
    }

    private Request plain(String body) {
        return post(victim, JSON, body);
    }

    private Request gzip(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return post(victim, JSON, bytes.toByteArray()).with("Content-Encoding: gzip");
    }

    private Request with(String part, String instead) {
        return post(victim, STRUCTURED, SOUND.replace(part, instead));
    }

    private Request without(String attribute) {
        return with("\"" + attribute + "\"", "\"ext" + attribute.substring(0, 1) + "\"");
    }

    private Request headers(String id) {
        return plain("{}")
                .with("ce-specversion: 1.0")
                .with("ce-id: " + id)
                .with("ce-source: /x")
                .with("ce-type: UserSignedUp");
    }

    private Request batch(String... events) {
        return post(victim, BATCH, Stream.of(events).collect(Collectors.joining(",", "[", "]")));
    }

    private static String many(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> SOUND.replace("\"a\"", "\"a" + i + "\""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String basic(String pair) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
