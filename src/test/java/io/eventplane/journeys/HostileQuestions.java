package io.eventplane.journeys;

import static io.eventplane.journeys.HostileRequest.refused;
import static io.eventplane.journeys.RawHttp.Request.post;
import static io.eventplane.journeys.RawHttp.Request.to;

import io.eventplane.journeys.RawHttp.Request;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** GraphQL requests that are none, are too large, or ask for what does not exist. */
final class HostileQuestions {

    private static final String JSON = "application/json";
    private static final String INVALID = "invalid-input";
    private static final String UNKNOWN = "not-found";

    private HostileQuestions() {}

    static Stream<HostileRequest> all() {
        return Stream.of(bodies(), queries(), ids(), pages(), callers()).flatMap(rows -> rows);
    }

    private static Stream<HostileRequest> bodies() {
        return Stream.of(
                refused("a body that is not JSON", body("hello"), 400, INVALID),
                refused("no body", body(""), 400, INVALID),
                refused("an array", body("[{\"query\": \"{__typename}\"}]"), 400, INVALID),
                refused("two objects", body("{\"query\": \"{__typename}\"}{}"), 400, INVALID),
                refused("no query", body("{}"), 400, INVALID),
                refused("a query that is null", body("{\"query\": null}"), 400, INVALID),
                refused(
                        "a query twice",
                        body("{\"query\": \"{__typename}\", \"query\": \"{__typename}\"}"),
                        400,
                        INVALID),
                refused(
                        "variables in an array",
                        body("{\"query\": \"{__typename}\", \"variables\": []}"),
                        400,
                        INVALID),
                refused("JSON nested deeply", body("{\"query\": " + "[".repeat(200_000)), 400, INVALID),
                refused(
                        "a body that is not UTF-8",
                        post("/graphql", JSON, new byte[] {'{', '"', (byte) 0xc3, '"'}),
                        400,
                        INVALID),
                refused("a body of 20 MB", body("{\"query\": \"" + " ".repeat(20_000_000) + "\"}"), 413, "too-large"),
                refused(
                        "another content type",
                        post("/graphql", "text/plain", "{\"query\": \"{__typename}\"}"),
                        400,
                        INVALID),
                refused("a form", post("/graphql", "application/x-www-form-urlencoded", "query=x"), 400, INVALID),
                refused("GET", to("GET", "/graphql?query=%7B__typename%7D"), 405, INVALID),
                refused("DELETE", to("DELETE", "/graphql"), 405, INVALID));
    }

    private static Stream<HostileRequest> queries() {
        return Stream.of(
                refused("a query that is none", query("{ applications {"), 200, INVALID),
                refused("an unknown field", query("{ passwords }"), 200, INVALID),
                refused(
                        "an unknown argument",
                        query("{ applications(sql: \"' or 1=1\") { totalCount } }"),
                        200,
                        INVALID),
                refused("nested 50 deep", query("{ applications { data { " + nested(16) + " } } }"), 200, "too-large"),
                refused("1000 aliases", query("{" + aliases(1000) + "}"), 200, "too-large"),
                refused("100,000 aliases", query("{" + aliases(100_000) + "}"), 413, "too-large"),
                refused("a query of 300 KB", query("{ __typename " + " ".repeat(300_000) + "}"), 413, "too-large"),
                refused(
                        "a cycle of fragments",
                        query("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
                        200,
                        INVALID),
                refused(
                        "10,000 directives",
                        query("{ __typename " + "@skip(if: false) ".repeat(10_000) + "}"),
                        200,
                        INVALID),
                refused("an unknown operation", operation("b", "query a { __typename }"), 200, INVALID),
                refused(
                        "two operations and no name",
                        query("query a { __typename } query b { __typename }"),
                        200,
                        INVALID),
                refused("a subscription", query("subscription { applications }"), 200, INVALID));
    }

    private static Stream<HostileRequest> ids() {
        return Stream.of(
                        "{ application(id: \"none\") { id } }",
                        "{ eventAPI(id: \"none\") { id } }",
                        "{ runtime(id: \"none\") { id } }",
                        "{ applicationsForRuntime(runtimeID: \"none\") { totalCount } }",
                        "{ application(id: \"" + "x".repeat(10_000) + "\") { id } }",
                        "{ application(id: \"../../etc/passwd\") { id } }",
                        "{ eventAPI(id: \"' or '1'='1\") { id } }",
                        "mutation { deleteApplication(id: \"none\") { id } }",
                        "mutation { deleteEventAPI(id: \"none\") { id } }",
                        "mutation { deleteRuntime(id: \"none\") { id } }",
                        "mutation { updateApplication(id: \"none\", in: {name: \"a\"}) { id } }",
                        "mutation { addEventAPI(applicationID: \"none\", in: {spec: {data: \"\", eventSpecType: ASYNC_API}}) { id } }",
                        "mutation { updateEventAPI(id: \"none\", in: {spec: {data: \"\", eventSpecType: ASYNC_API}}) { id } }")
                .map(query -> refused(
                        "unknown: " + query.substring(0, Math.min(70, query.length())), query(query), 200, UNKNOWN));
    }

    private static Stream<HostileRequest> pages() {
        return Stream.of(
                refused("a page of -1", query("{ applications(first: -1) { totalCount } }"), 200, INVALID),
                refused("a page of nothing", query("{ applications(first: 0) { totalCount } }"), 200, INVALID),
                refused("a page of 1001", query("{ applications(first: 1001) { totalCount } }"), 200, INVALID),
                refused(
                        "a page beyond 32 bits",
                        query("{ applications(first: 9999999999) { totalCount } }"),
                        200,
                        INVALID),
                refused(
                        "a cursor that is garbage",
                        query("{ applications(after: \"!!!\") { totalCount } }"),
                        200,
                        INVALID),
                refused(
                        "a cursor of another list",
                        query("{ runtimes(after: \"YWJj\") { totalCount } }"),
                        200,
                        INVALID));
    }

    private static Stream<HostileRequest> callers() {
        Request question = query("{ applications { totalCount } }");
        return Stream.of(
                refused("an unknown caller", question.with("Authorization: Basic YTpi"), 401, "unauthenticated"),
                refused("a caller without a colon", question.with("Authorization: Basic YQ=="), 401, "unauthenticated"),
                refused(
                        "a caller that is not Base64",
                        question.with("Authorization: Basic %%"),
                        401,
                        "unauthenticated"),
                refused(
                        "a caller with a zero byte",
                        question.with("Authorization: Basic AAA6AA=="),
                        401,
                        "unauthenticated"),
                refused("a bearer", question.with("Authorization: Bearer x"), 401, "unauthenticated"),
                refused("no scheme", question.with("Authorization: x"), 401, "unauthenticated"));
    }

    static Request query(String query) {
        return body(JsonMapper.shared().writeValueAsString(Map.of("query", query)));
    }

    static Request query(String query, Map<String, ?> variables) {
        return body(JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    private static Request operation(String name, String query) {
        return body(JsonMapper.shared().writeValueAsString(Map.of("query", query, "operationName", name)));
    }

    private static Request body(String body) {
        return post("/graphql", JSON, body);
    }

    /** Three levels each. */
    private static String nested(int times) {
        return times == 0 ? "id" : "eventAPIs { data { application { " + nested(times - 1) + " } } }";
    }

    private static String aliases(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + ": applications { totalCount }")
                .collect(Collectors.joining(" "));
    }
}
