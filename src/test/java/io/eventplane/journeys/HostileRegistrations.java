package io.eventplane.journeys;

import static io.eventplane.journeys.HostileRequest.refused;

import io.eventplane.journeys.RawHttp.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Applications, event APIs and Runtimes that must not be stored, nor a part of them.
 *
 * @param taken the name of an Application that exists
 */
record HostileRegistrations(String taken) {

    private static final String INVALID = "invalid-input";
    private static final String DATA = "/eventAPIs/0/spec/data";
    private static final String AUTH = "/eventAPIs/0/auth";
    private static final String RATE = "/eventAPIs/0/maxEventsPerSecond";
    private static final String URL = "https://example.com/a";
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";
    private static final String RUNTIME = "mutation($in: RuntimeInput!) { createRuntime(in: $in) { id } }";

    Stream<HostileRequest> all() {
        return Stream.of(documents(), specs(), auths(), addresses(), names(), inputs())
                .flatMap(rows -> rows);
    }

    private static Stream<HostileRequest> documents() {
        return Stream.of(
                refused("broken YAML", document("asyncapi: 3.0.0\n  info: ["), 200, INVALID, DATA),
                refused("a YAML bomb", document(bomb()), 200, INVALID, DATA + "/a5/3"),
                refused(
                        "YAML that makes objects",
                        document("!!javax.script.ScriptEngineManager [x]"),
                        200,
                        INVALID,
                        DATA),
                refused("an empty document", document(""), 200, INVALID, DATA),
                refused("a document that is a list", document("- a"), 200, INVALID, DATA),
                refused(
                        "OpenAPI",
                        document("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}"),
                        200,
                        INVALID,
                        DATA),
                refused(
                        "AsyncAPI 1.2",
                        document("asyncapi: 1.2.0\ninfo: {title: t, version: '1'}"),
                        200,
                        INVALID,
                        DATA + "/asyncapi"),
                refused(
                        "AsyncAPI 9.9",
                        document("asyncapi: 9.9.9\ninfo: {title: t, version: '1'}"),
                        200,
                        INVALID,
                        DATA + "/asyncapi"),
                refused(
                        "channels that are a number",
                        document("asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\nchannels: 7"),
                        200,
                        INVALID,
                        DATA + "/channels"),
                refused(
                        "a reference to nowhere",
                        document(ACCOUNTS.replace("'#/components/messages/UserSignedUp'", "'#/components/nowhere'")),
                        200,
                        INVALID,
                        DATA + "/channels/userSignedup/messages/UserSignedUp/$ref"),
                refused("a document nested deeply", document("{a: ".repeat(10_000)), 200, INVALID, DATA),
                refused("a document of 6 MB", document(ACCOUNTS + "\n#" + "x".repeat(6_000_000)), 200, "too-large"),
                refused("a document of 20 MB", document(ACCOUNTS + "\n#" + "x".repeat(20_000_000)), 413, "too-large"));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }
        return "asyncapi: 3.0.0\n" + bomb;
    }

    private static Stream<HostileRequest> specs() {
        Map<String, Object> fetch = Map.of("url", URL);
        return Stream.of(
                refused(
                        "neither data nor fetchRequest",
                        spec(Map.of("eventSpecType", "ASYNC_API")),
                        200,
                        INVALID,
                        "/eventAPIs/0/spec"),
                refused(
                        "both data and fetchRequest",
                        spec(Map.of("eventSpecType", "ASYNC_API", "data", ACCOUNTS, "fetchRequest", fetch)),
                        200,
                        INVALID,
                        "/eventAPIs/0/spec"),
                refused(
                        "an unknown type",
                        spec(Map.of("eventSpecType", "OPEN_API", "data", ACCOUNTS)),
                        200,
                        INVALID,
                        "/eventAPIs/0/spec/eventSpecType"),
                refused("no type", spec(Map.of("data", ACCOUNTS)), 200, INVALID, "/eventAPIs/0/spec/eventSpecType"),
                refused(
                        "an empty version",
                        api("version", Map.of("value", "")),
                        200,
                        INVALID,
                        "/eventAPIs/0/version/value"),
                refused(
                        "a group of 201 characters",
                        api("group", "g".repeat(201)),
                        200,
                        INVALID,
                        "/eventAPIs/0/group"));
    }

    private static Stream<HostileRequest> auths() {
        Map<String, Object> basic = Map.of("username", "ada", "password", "p");
        return Stream.of(
                refused(
                        "both credentials",
                        auth(Map.of("credential", Map.of("basic", basic, "oauth", oauth(URL)))),
                        200,
                        INVALID,
                        AUTH + "/credential"),
                refused("neither credential", auth(Map.of("credential", Map.of())), 200, INVALID, AUTH + "/credential"),
                refused("auth without credential", auth(Map.of()), 200, INVALID, AUTH + "/credential"),
                refused(
                        "a user name with a colon",
                        auth(EventApis.basic("a:b", "p")),
                        200,
                        INVALID,
                        AUTH + "/credential/basic/username"),
                refused(
                        "an empty password",
                        auth(EventApis.basic("ada", "")),
                        200,
                        INVALID,
                        AUTH + "/credential/basic/password"),
                refused(
                        "a mask for a password",
                        auth(EventApis.basic("ada", "*****")),
                        200,
                        INVALID,
                        AUTH + "/credential/basic/password"),
                refused(
                        "a script for a token's address",
                        auth(Map.of("credential", Map.of("oauth", oauth("javascript:alert(1)")))),
                        200,
                        INVALID,
                        AUTH + "/credential/oauth/url"),
                refused(
                        "a header that ends its line",
                        auth(EventApis.with(
                                EventApis.basic("ada", "p"), "additionalHeaders", Map.of("X", List.of("a\r\nB: c")))),
                        200,
                        INVALID,
                        AUTH + "/additionalHeaders/X"),
                refused(
                        "headers that are a list",
                        auth(EventApis.with(EventApis.basic("ada", "p"), "additionalHeaders", List.of(1))),
                        200,
                        INVALID,
                        AUTH + "/additionalHeaders"));
    }

    private static Map<String, Object> oauth(String url) {
        return Map.of("clientId", "c", "clientSecret", "s", "url", url);
    }

    private static Stream<HostileRequest> addresses() {
        String fetch = "/eventAPIs/0/spec/fetchRequest/url";
        String external = "/eventAPIs/0/externalSubscriptions/0";
        return Stream.of(
                refused("a file to fetch", fetch("file:///etc/passwd"), 200, INVALID, fetch),
                refused("an address that is none", fetch("http://[::1"), 200, INVALID, fetch),
                refused("an address without a host", fetch("http:///a"), 200, INVALID, fetch),
                refused("an address with a password", fetch("https://ada:p@example.com/"), 200, INVALID, fetch),
                refused("an address with port 99999", fetch("https://example.com:99999/"), 200, INVALID, fetch),
                refused("a relative bus", bus("/a", "t"), 200, INVALID, external + "/url"),
                refused("a bus with a password", bus("kafka://ada:p@k:9092", "t"), 200, INVALID, external + "/url"),
                refused("an empty topic", bus("kafka://k:9092", ""), 200, INVALID, external + "/topic"),
                refused("a webhook that is none", webhook("ftp://example.com"), 200, INVALID, "/webhooks/0/url"),
                refused("a gateway that is none", runtime("r", "gopher://a"), 200, INVALID, "/eventGatewayURL"));
    }

    private Stream<HostileRequest> names() {
        return Stream.of(
                refused("an empty name", application(""), 200, INVALID, "/name"),
                refused("a blank name", application(" \t"), 200, INVALID, "/name"),
                refused("a name of 201 characters", application("n".repeat(201)), 200, INVALID, "/name"),
                refused("a name of 1 MB", application("n".repeat(1_000_000)), 200, INVALID, "/name"),
                refused("a zero byte in a name", application("a\u0000b"), 200, INVALID, "/name"),
                refused("a taken name", application(taken), 200, "conflict"),
                refused("a Runtime without a name", runtime("", URL), 200, INVALID, "/name"),
                refused("another Runtime local", runtime("local", URL), 200, "conflict"));
    }

    private static Stream<HostileRequest> inputs() {
        return Stream.of(
                refused("an input that is a text", create("name"), 200, INVALID),
                refused("an input that is a list", create(List.of(1, 2)), 200, INVALID),
                refused("an input that is empty", create(Map.of()), 200, INVALID, "/name"),
                refused("no input", HostileQuestions.query(CREATE), 200, INVALID),
                refused("a name that is an object", create(Map.of("name", Map.of())), 200, INVALID, "/name"),
                refused("an unknown member", create(Map.of("name", "a", "isAdmin", true)), 200, INVALID, "/isAdmin"),
                refused(
                        "event APIs that are null",
                        create(Map.of("name", "a", "eventAPIs", List.of("null"))),
                        200,
                        INVALID,
                        "/eventAPIs/0"),
                refused("a rate of nothing", api("maxEventsPerSecond", 0), 200, INVALID, RATE),
                refused("a negative rate", api("maxEventsPerSecond", -1), 200, INVALID, RATE),
                refused("a rate that nothing has", api("maxEventsPerSecond", Integer.MAX_VALUE), 200, INVALID, RATE),
                refused("a rate that is no number", api("maxEventsPerSecond", "many"), 200, INVALID, RATE),
                refused("a rate beyond 32 bits", api("maxEventsPerSecond", 1L << 40), 200, INVALID, RATE),
                refused("half an event per second", api("maxEventsPerSecond", 0.5), 200, INVALID, RATE));
    }

    private static Request create(Object in) {
        return HostileQuestions.query(CREATE, Map.of("in", in));
    }

    private static Request application(String name) {
        return create(Map.of("name", name, "eventAPIs", List.of(EventApis.of(ACCOUNTS))));
    }

    private static Request eventApi(Map<String, ?> eventApi) {
        return create(Map.of("name", Names.unique("hostile"), "eventAPIs", List.of(eventApi)));
    }

    private static Request document(String text) {
        return eventApi(EventApis.of(text));
    }

    private static Request spec(Map<String, ?> spec) {
        return eventApi(Map.of("spec", spec));
    }

    private static Request api(String member, Object value) {
        return eventApi(EventApis.with(EventApis.of(ACCOUNTS), member, value));
    }

    private static Request auth(Map<String, Object> auth) {
        return api("auth", auth);
    }

    private static Request fetch(String url) {
        return eventApi(EventApis.fetched(Map.of("url", url)));
    }

    private static Request bus(String url, String topic) {
        return api("externalSubscriptions", List.of(Map.of("url", url, "topic", topic)));
    }

    private static Request webhook(String url) {
        Map<String, Object> in = new LinkedHashMap<>(Map.of("name", Names.unique("hostile")));
        in.put("webhooks", List.of(Map.of("type", "CONFIGURATION_CHANGED", "url", url)));
        return create(in);
    }

    private static Request runtime(String name, String gateway) {
        return HostileQuestions.query(RUNTIME, Map.of("in", Map.of("name", name, "eventGatewayURL", gateway)));
    }
}
