package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudevents.core.data.BytesCloudEventData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class HostileEventsTest {

    private static final String GOOD = "{\"lumens\":1}";
    private static final String NONE = "-";

    private final Gateway gateway = Gateway.with("lamps", Definitions.LAMPS);

    @BeforeEach
    void openTheTown() {
        gateway.urls.changed(Definitions.of("town", Definitions.TOWN));
        gateway.urls.changed(Definitions.of("empty", 1, null, null));
    }

    /** What is sent, and what has to come back; a pointer of {@value NONE} means that there are no violations. */
    private record Case(
            String path,
            Map<String, String> headers,
            BytesCloudEventData sent,
            int status,
            String type,
            String pointer) {

        Case(String path, Map<String, String> headers, String body, int status, String type, String pointer) {
            this(path, headers, body.getBytes(UTF_8), status, type, pointer);
        }

        Case(String path, Map<String, String> headers, byte[] body, int status, String type, String pointer) {
            this(path, headers, BytesCloudEventData.wrap(body), status, type, pointer);
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(addresses(), bodies(), envelopes(), headers(), messages())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> addresses() {
        var json = type("application/json");
        return Stream.of(
                given("unknown definition", new Case("/nobody", json, GOOD, 404, "unknown-definition", NONE)),
                given("no definition", new Case("/", json, GOOD, 404, "unknown-definition", NONE)),
                given("no path at all", new Case("", json, GOOD, 404, "unknown-definition", NONE)),
                given("unknown channel", new Case("/lamps/x", json, GOOD, 404, "unknown-channel", NONE)),
                given(
                        "channel to receive on",
                        new Case("/town/town/received", json, GOOD, 404, "unknown-channel", NONE)),
                given("no document yet", new Case("/empty", json, GOOD, 404, "unknown-channel", NONE)),
                given("no document, a channel", new Case("/empty/x", json, GOOD, 404, "unknown-channel", NONE)),
                given("empty parameter", new Case("/town/town//command", json, GOOD, 404, "unknown-channel", NONE)),
                given("dots", new Case("/lamps/../town", json, GOOD, 400, "malformed-address", NONE)),
                given("encoded dots", new Case("/lamps/%2e%2E/x", json, GOOD, 400, "malformed-address", NONE)),
                given("path parameter", new Case("/lamps;a=b", json, GOOD, 400, "malformed-address", NONE)),
                given("zero byte", new Case("/lamps/a%00b", json, GOOD, 400, "malformed-address", NONE)),
                given("line feed", new Case("/lamps/a%0Ab", json, GOOD, 400, "malformed-address", NONE)),
                given("noncharacter", new Case("/lamps/%EF%BF%BF", json, GOOD, 400, "malformed-address", NONE)),
                given("half a percent", new Case("/lamps/%2", json, GOOD, 400, "malformed-address", NONE)),
                given("no hexadecimals", new Case("/lamps/%zz", json, GOOD, 400, "malformed-address", NONE)),
                given("overlong UTF-8", new Case("/lamps/%C0%AF", json, GOOD, 400, "malformed-address", NONE)),
                given("wildcard", new Case("/lamps/lamps/%23", json, GOOD, 404, "unknown-channel", NONE)));
    }

    private static Stream<Arguments> bodies() {
        var json = type("application/json");
        return Stream.of(
                given("broken JSON", new Case("/lamps", json, "{\"lumens\":", 400, "malformed-event", "")),
                given("no body", new Case("/lamps", json, "", 422, "invalid-payload", "")),
                given(
                        "duplicate key",
                        new Case("/lamps", json, "{\"lumens\":1,\"lumens\":-1}", 400, "malformed-event", "")),
                given("trailing garbage", new Case("/lamps", json, "{\"lumens\":1} x", 400, "malformed-event", "")),
                given(
                        "two values",
                        new Case("/lamps", json, "{\"lumens\":1}{\"lumens\":1}", 400, "malformed-event", "")),
                given("comment", new Case("/lamps", json, "{\"lumens\":1/*x*/}", 400, "malformed-event", "")),
                given("NaN", new Case("/lamps", json, "{\"lumens\":NaN}", 400, "malformed-event", "")),
                given(
                        "control character",
                        new Case("/lamps", json, "{\"lumens\":1,\"place\":\"a\u0001\"}", 400, "malformed-event", "")),
                given(
                        "invalid UTF-8",
                        new Case(
                                "/lamps",
                                json,
                                bytes("{\"lumens\":1,\"place\":\"\u00ff\"}"),
                                400,
                                "malformed-event",
                                "")),
                given(
                        "overlong UTF-8",
                        new Case(
                                "/lamps",
                                json,
                                bytes("{\"lumens\":1,\"place\":\"\u00c0\u00af\"}"),
                                400,
                                "malformed-event",
                                "")),
                given(
                        "surrogate in UTF-8",
                        new Case(
                                "/lamps",
                                json,
                                bytes("{\"place\":\"\u00ed\u00a0\u0080\"}"),
                                400,
                                "malformed-event",
                                "")),
                given(
                        "UTF-16 without saying so",
                        new Case("/lamps", json, bytes("\0{\0}"), 400, "malformed-event", "")),
                given(
                        "unknown charset",
                        new Case(
                                "/lamps",
                                type("application/json; charset=klingon"),
                                GOOD,
                                415,
                                "unsupported-media-type",
                                NONE)),
                given("nested 900 deep", new Case("/lamps", json, "[".repeat(900), 400, "malformed-event", "")),
                given(
                        "huge exponent",
                        new Case("/lamps", json, "{\"lumens\":1e999999999}", 422, "invalid-payload", "/lumens")),
                given("missing property", new Case("/lamps", json, "{}", 422, "invalid-payload", "")),
                given("wrong type", new Case("/lamps", json, "{\"lumens\":\"1\"}", 422, "invalid-payload", "/lumens")),
                given("below minimum", new Case("/lamps", json, "{\"lumens\":-1}", 422, "invalid-payload", "/lumens")),
                given("not an object", new Case("/lamps", json, "[]", 422, "invalid-payload", "")),
                given(
                        "too large",
                        new Case("/lamps", json, " ".repeat(Gateway.MOST_BYTES + 1), 413, "too-large", NONE)),
                given(
                        "too large by its word",
                        new Case("/lamps", with(json, "content-length", "99999999999"), "", 413, "too-large", NONE)),
                given(
                        "gzip bomb",
                        new Case(
                                "/lamps",
                                with(json, "content-encoding", "gzip"),
                                gzip(" ".repeat(1_000_000)),
                                413,
                                "too-large",
                                NONE)),
                given(
                        "not gzip",
                        new Case(
                                "/lamps",
                                with(json, "content-encoding", "gzip"),
                                bytes("\u001f\u008bx"),
                                400,
                                "malformed-event",
                                NONE)),
                given(
                        "neither gzip nor JSON",
                        new Case("/lamps", with(json, "content-encoding", "gzip"), "?", 400, "malformed-event", NONE)),
                given(
                        "half of gzip",
                        new Case(
                                "/lamps",
                                with(json, "content-encoding", "gzip"),
                                half(gzip(GOOD)),
                                400,
                                "malformed-event",
                                NONE)),
                given(
                        "brotli",
                        new Case(
                                "/lamps",
                                with(json, "content-encoding", "br"),
                                GOOD,
                                415,
                                "unsupported-media-type",
                                NONE)),
                given(
                        "gzip twice",
                        new Case(
                                "/lamps",
                                with(json, "content-encoding", "gzip, gzip"),
                                gzip(GOOD),
                                415,
                                "unsupported-media-type",
                                NONE)));
    }

    private static Stream<Arguments> envelopes() {
        var structured = type("application/cloudevents+json");
        var batch = type("application/cloudevents-batch+json");
        var sound = "\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"x\",\"type\":\"t\"";
        return Stream.of(
                given("empty object", new Case("/lamps", structured, "{}", 400, "malformed-event", "/specversion")),
                given("empty body", new Case("/lamps", structured, "", 400, "malformed-event", "")),
                given("array for one event", new Case("/lamps", structured, "[]", 400, "malformed-event", "")),
                given("object for a batch", new Case("/lamps", batch, "{}", 400, "malformed-event", "")),
                given("batch of numbers", new Case("/lamps", batch, "[1]", 400, "malformed-event", "/0")),
                given("batch cut off", new Case("/lamps", batch, "[{" + sound + "}", 400, "malformed-event", "")),
                given(
                        "batch of too many",
                        new Case(
                                "/town/town/anything",
                                batch,
                                "[" + ("{" + sound + "},").repeat(5) + "{" + sound + "}]",
                                413,
                                "too-large",
                                NONE)),
                given(
                        "batch too large",
                        new Case("/lamps", batch, " ".repeat(3 * Gateway.MOST_BYTES + 1), 413, "too-large", NONE)),
                given(
                        "large event in a batch",
                        new Case(
                                "/lamps",
                                batch,
                                "[{" + sound + ",\"data\":\"" + "x".repeat(Gateway.MOST_BYTES) + "\"}]",
                                413,
                                "too-large",
                                NONE)),
                given(
                        "something behind",
                        new Case("/lamps", structured, "{" + sound + "}{}", 400, "malformed-event", "")),
                given(
                        "version 0.3",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("1.0", "0.3") + "}",
                                400,
                                "malformed-event",
                                "/specversion")),
                given(
                        "version as a number",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"1.0\"", "1.0") + "}",
                                400,
                                "malformed-event",
                                "/specversion")),
                given(
                        "id as a number",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"a\"", "1") + "}",
                                400,
                                "malformed-event",
                                "/id")),
                given(
                        "empty id",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"a\"", "\"\"") + "}",
                                400,
                                "malformed-event",
                                "/id")),
                given(
                        "null id",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"a\"", "null") + "}",
                                400,
                                "malformed-event",
                                "/id")),
                given(
                        "control character in the id",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"a\"", "\"a\\u0000\"") + "}",
                                400,
                                "malformed-event",
                                "/id")),
                given(
                        "half a surrogate in the id",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"a\"", "\"\\ud800\"") + "}",
                                400,
                                "malformed-event",
                                "/id")),
                given(
                        "source with a blank",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound.replace("\"x\"", "\"a b\"") + "}",
                                400,
                                "malformed-event",
                                "/source")),
                given(
                        "duplicate attribute",
                        new Case("/lamps", structured, "{" + sound + ",\"id\":\"b\"}", 400, "malformed-event", "/id")),
                given(
                        "attribute as an object",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"ext\":{\"a\":1}}",
                                400,
                                "malformed-event",
                                "/ext")),
                given(
                        "attribute as a fraction",
                        new Case("/lamps", structured, "{" + sound + ",\"ext\":1.5}", 400, "malformed-event", "/ext")),
                given(
                        "attribute of 64 bits",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"ext\":4294967296}",
                                400,
                                "malformed-event",
                                "/ext")),
                given(
                        "attribute in capitals",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"Ext~/\":\"a\"}",
                                400,
                                "malformed-event",
                                "/Ext~0~1")),
                given(
                        "no time",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"time\":\"yesterday\"}",
                                400,
                                "malformed-event",
                                "/time")),
                given(
                        "relative data schema",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"dataschema\":\"x\"}",
                                400,
                                "malformed-event",
                                "/dataschema")),
                given(
                        "no media type",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"datacontenttype\":\"json\"}",
                                400,
                                "malformed-event",
                                "/datacontenttype")),
                given(
                        "endless media type",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"datacontenttype\":\"a/b" + ";a=b".repeat(200) + "\"}",
                                400,
                                "malformed-event",
                                "/datacontenttype")),
                given(
                        "data twice",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"data\":{},\"data_base64\":\"e30=\"}",
                                400,
                                "malformed-event",
                                "/data_base64")),
                given(
                        "no base64",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"data_base64\":\"?\"}",
                                400,
                                "malformed-event",
                                "/data_base64")),
                given(
                        "broken JSON in base64",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"data_base64\":\"ew==\"}",
                                400,
                                "malformed-event",
                                "/data_base64")),
                given(
                        "duplicate key in data",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"data\":{\"a\":1,\"a\":2}}",
                                400,
                                "malformed-event",
                                "")),
                given(
                        "null for data",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"data\":null}",
                                422,
                                "invalid-payload",
                                "/data")),
                given("no data", new Case("/lamps", structured, "{" + sound + "}", 422, "invalid-payload", "/data")),
                given(
                        "wrong data",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"data\":{\"lumens\":[]}}",
                                422,
                                "invalid-payload",
                                "/data/lumens")),
                given(
                        "text for JSON",
                        new Case(
                                "/lamps",
                                structured,
                                "{" + sound + ",\"datacontenttype\":\"text/plain\",\"data\":\"x\"}",
                                415,
                                "unsupported-media-type",
                                NONE)),
                given(
                        "invalid UTF-8",
                        new Case(
                                "/lamps",
                                structured,
                                bytes("{" + sound + ",\"subject\":\"\u00ff\"}"),
                                400,
                                "malformed-event",
                                "")),
                given(
                        "Avro events",
                        new Case(
                                "/lamps",
                                type("application/cloudevents+avro"),
                                "x",
                                415,
                                "unsupported-media-type",
                                NONE)),
                given(
                        "formless events",
                        new Case("/lamps", type("application/cloudevents"), "x", 415, "unsupported-media-type", NONE)));
    }

    private static Stream<Arguments> headers() {
        var binary = Map.of(
                "content-type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "a",
                "ce-source",
                "x",
                "ce-type",
                "t");
        var json = type("application/json");
        return Stream.of(
                given(
                        "only a version",
                        new Case("/lamps", with(json, "ce-specversion", "1.0"), GOOD, 400, "malformed-event", "ce-id")),
                given(
                        "only an extension",
                        new Case("/lamps", with(json, "ce-x", "1"), GOOD, 400, "malformed-event", "ce-specversion")),
                given(
                        "empty source",
                        new Case("/lamps", with(binary, "ce-source", ""), GOOD, 400, "malformed-event", "ce-source")),
                given(
                        "source with a blank",
                        new Case(
                                "/lamps",
                                with(binary, "ce-source", "a%20b"),
                                GOOD,
                                400,
                                "malformed-event",
                                "ce-source")),
                given(
                        "underscore in a name",
                        new Case("/lamps", with(binary, "ce-my_ext", "1"), GOOD, 400, "malformed-event", "ce-my_ext")),
                given(
                        "attribute called data",
                        new Case("/lamps", with(binary, "ce-data", "1"), GOOD, 400, "malformed-event", "ce-data")),
                given("no name", new Case("/lamps", with(binary, "ce-", "1"), GOOD, 400, "malformed-event", "ce-")),
                given(
                        "content type as attribute",
                        new Case(
                                "/lamps",
                                with(binary, "ce-datacontenttype", "a/b"),
                                GOOD,
                                400,
                                "malformed-event",
                                "ce-datacontenttype")),
                given(
                        "bad percent-encoding",
                        new Case(
                                "/lamps",
                                with(binary, "ce-subject", "100%"),
                                GOOD,
                                400,
                                "malformed-event",
                                "ce-subject")),
                given(
                        "percent-encoded garbage",
                        new Case(
                                "/lamps",
                                with(binary, "ce-subject", "%FF"),
                                GOOD,
                                400,
                                "malformed-event",
                                "ce-subject")),
                given(
                        "percent-encoded line feed",
                        new Case(
                                "/lamps",
                                with(binary, "ce-subject", "a%0Ab"),
                                GOOD,
                                400,
                                "malformed-event",
                                "ce-subject")),
                given(
                        "beyond ASCII",
                        new Case(
                                "/lamps", with(binary, "ce-subject", "é"), GOOD, 400, "malformed-event", "ce-subject")),
                given(
                        "content type that is none",
                        new Case(
                                "/lamps",
                                with(binary, "content-type", "json"),
                                GOOD,
                                400,
                                "malformed-event",
                                "Content-Type")),
                given(
                        "form",
                        new Case(
                                "/lamps",
                                type("application/x-www-form-urlencoded"),
                                GOOD,
                                415,
                                "unsupported-media-type",
                                NONE)),
                given(
                        "text for JSON",
                        new Case(
                                "/lamps",
                                with(binary, "content-type", "text/plain"),
                                GOOD,
                                415,
                                "unsupported-media-type",
                                NONE)),
                given(
                        "empty idempotency key",
                        new Case(
                                "/lamps",
                                with(json, "idempotency-key", ""),
                                GOOD,
                                400,
                                "malformed-event",
                                "idempotency-key")),
                given(
                        "endless idempotency key",
                        new Case(
                                "/lamps",
                                with(json, "idempotency-key", "k".repeat(256)),
                                GOOD,
                                400,
                                "malformed-event",
                                "idempotency-key")));
    }

    private static Stream<Arguments> messages() {
        var json = type("application/json");
        var binary = Map.of(
                "content-type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "a",
                "ce-source",
                "x",
                "ce-type",
                "t");
        return Stream.of(
                given("several channels, plain", new Case("/town", json, GOOD, 400, "ambiguous-message", NONE)),
                given(
                        "several channels, unknown type",
                        new Case("/town", binary, GOOD, 400, "ambiguous-message", NONE)),
                given(
                        "several messages, plain",
                        new Case("/town/town/7/command", json, "{\"brightness\": 1}", 400, "ambiguous-message", NONE)),
                given(
                        "several messages, unknown type",
                        new Case(
                                "/town/town/7/command", binary, "{\"brightness\": 1}", 400, "ambiguous-message", NONE)),
                given(
                        "JSON for text",
                        new Case("/town/town/notes", json, "\"x\"", 415, "unsupported-media-type", NONE)),
                given(
                        "invalid for its message",
                        new Case(
                                "/town/town/7/command",
                                with(binary, "ce-type", "turnOn"),
                                "{}",
                                422,
                                "invalid-payload",
                                "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void gets_a_clear_problem_and_reaches_no_bus(String name, Case hostile) {
        var answer = gateway.send(hostile.path, hostile.headers, hostile.sent.toBytes())
                .join();

        assertThat(answer.status()).as(answer.body()).isEqualTo(hostile.status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:eventplane:problem:" + hostile.type);
        assertThat(problem.path("status").asInt()).isEqualTo(hostile.status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).isEqualTo("/events" + hostile.path);
        assertThat(problem.at("/violations/0/pointer").asString(NONE))
                .as(answer.body())
                .isEqualTo(hostile.pointer);
        assertThat(gateway.bus.published).isEmpty();
    }

    private static Arguments given(String name, Case hostile) {
        return arguments(name, hostile);
    }

    private static Map<String, String> type(String contentType) {
        return Map.of("content-type", contentType);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private static byte[] bytes(String eachAByte) {
        return eachAByte.getBytes(ISO_8859_1);
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] gzip(String text) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
