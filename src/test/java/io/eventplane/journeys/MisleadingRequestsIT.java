package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.RawHttp.Answer;
import io.eventplane.journeys.RawHttp.Request;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Addresses, hosts and headers that say something else than they seem to, at a Director that asks who one is. */
@ExtendWith(GuardedDirector.Shared.class)
class MisleadingRequestsIT {

    private static final String QUESTION = "{\"query\": \"{ applications { totalCount } }\"}";
    private static final String SCHEMA = "type EventAPIDefinition";

    private final RawHttp http;

    MisleadingRequestsIT(GuardedDirector director) {
        this.http = new RawHttp(director.server().httpPort());
    }

    static final List<String> PATHS = List.of(
            "/graphql",
            "/graphql/",
            "//graphql",
            "///graphql",
            "/./graphql",
            "/.//graphql",
            "/%2e/graphql",
            "/x/../graphql",
            "/x/..;/graphql",
            "/x/..;a=b/graphql",
            "/;/graphql",
            "/;x/graphql",
            "/.;/graphql",
            "/graphql;jsessionid=0",
            "/graphql;.png",
            "/graphql;/",
            "/graphql/..;/",
            "/graphql/..;/graphql",
            "/graphql/.",
            "/graphql/./",
            "/graphql/;x",
            "/graphql/x",
            "/graphql/x/..",
            "/graphql/%2e%2e/graphql",
            "/graphql%2f",
            "/graphql%2F..",
            "/graphql%3b",
            "/graphql%3bx",
            "/graphql%3f",
            "/graphql%23",
            "/graphql%00",
            "/graphql%20",
            "/graphql%09",
            "/graphql%0a",
            "/graphql%0d%0a",
            "/graphql%ff",
            "/graphql%c0%af",
            "/graphql%",
            "/graphql\\",
            "/\\graphql",
            "\\graphql",
            "/graphql.json",
            "/graphql.html",
            "/graphql~",
            "/graphql#",
            "/GraphQL",
            "/GRAPHQL",
            "/graphqL/",
            "/%67raphql",
            "/%67%72%61%70%68%71%6c",
            "/%2567raphql",
            "/%2fgraphql",
            "/%5cgraphql",
            "/gr%61phql/",
            "/graphql-ui/../graphql",
            "/graphql-ui/..;/graphql",
            "/graphql-ui/%2e%2e/graphql",
            "/graphql-ui/%2e%2e;/graphql",
            "/graphql-ui/..%2fgraphql",
            "/graphql-ui/..%5cgraphql",
            "/graphql-ui/..\\graphql",
            "/graphql-ui/.%2e/graphql",
            "/graphql-ui;/../graphql",
            "/graphql-ui/%252e%252e/graphql",
            "/health/..;/graphql",
            "/metrics/..;/graphql",
            "/error-page/..;/graphql",
            "/runtime/..;/graphql",
            "/graphql?/graphql-ui/",
            "/?/graphql",
            "http://127.0.0.1/graphql",
            "http://elsewhere.example/graphql",
            "//elsewhere.example/graphql",
            "graphql",
            "*",
            "http:graphql/graphql",
            "http:1234567/graphql",
            "https:/graphql",
            "http:/graphql",
            "http://x;/graphql",
            "http://x@127.0.0.1/graphql",
            "http://x?/graphql",
            "127.0.0.1:443");

    @ParameterizedTest(name = "{0}")
    @FieldSource("PATHS")
    void no_address_leads_past_the_question_who_one_is(String path) {
        var answer = http.send(Request.post(path, "application/json", QUESTION));

        assertShut(answer);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PATHS")
    void no_address_leads_to_the_schema_either(String path) {
        var schema = path.contains("?") ? path : path.replaceAll("/$", "") + "/schema.graphql";

        assertShut(http.send(Request.to("GET", schema)));
    }

    /** What is no path, and what is of the container's own health check, the container answers, with its own words. */
    @Test
    void an_address_of_the_container_leads_nowhere() {
        for (String path :
                List.of("http:///graphql", "http:graphql", "http:///graphql/schema.graphql", "/health/../graphql")) {
            var answer = http.send(Request.post(path, "application/json", QUESTION));

            assertThat(answer.status()).as(path).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("totalCount", SCHEMA);
        }
    }

    static final List<String> FILES = List.of(
            "/WEB-INF/web.xml",
            "/WEB-INF;/web.xml",
            "/WEB-INF/;/web.xml",
            "/%57EB-INF/web.xml",
            "/web-inf/web.xml",
            "/WEB-INF%2fweb.xml",
            "//WEB-INF/web.xml",
            "/./WEB-INF/web.xml",
            "/graphql-ui/../WEB-INF/web.xml",
            "/graphql-ui/..;/WEB-INF/web.xml",
            "/graphql-ui/%2e%2e/WEB-INF/web.xml",
            "/graphql-ui/..%2fWEB-INF%2fweb.xml",
            "/WEB-INF/classes/META-INF/microprofile-config.properties",
            "/META-INF/MANIFEST.MF",
            "/meta-inf/MANIFEST.MF",
            "/META-INF;/MANIFEST.MF",
            "/WEB-INF./web.xml",
            "/WEB-INF%00/web.xml",
            "WEB-INF/web.xml",
            "http:WEB-INF/web.xml",
            "http:graphqWEB-INF/web.xml",
            "http:graphq/WEB-INF/web.xml",
            "http:///WEB-INF/web.xml",
            "http://x;/WEB-INF/web.xml",
            "http://x?/WEB-INF/web.xml");

    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void no_address_leads_to_files_of_the_application(String path) {
        var answer = http.send(Request.to("GET", path));

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("web-app", "eventplane.data-dir", "Manifest-Version");
    }

    static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "post",
            "Post",
            "POST\t",
            "XPOST",
            "\u0000POST");

    @ParameterizedTest(name = "{0}")
    @FieldSource("METHODS")
    void no_method_leads_past_it(String method) {
        assertShut(http.send(Request.to(method, "/graphql")
                .with("Content-Type: application/json")
                .with("Content-Length: " + QUESTION.length())
                .carrying(QUESTION)));
    }

    static final List<String> HEADERS = List.of(
            "X-Original-URL: /graphql-ui/",
            "X-Rewrite-URL: /graphql-ui/",
            "X-Forwarded-Prefix: /graphql-ui",
            "X-HTTP-Method-Override: GET",
            "X-Method-Override: GET",
            "X-Forwarded-For: 127.0.0.1",
            "X-Real-IP: 127.0.0.1",
            "X-Client-IP: 127.0.0.1",
            "True-Client-IP: 127.0.0.1",
            "Forwarded: for=127.0.0.1;host=127.0.0.1;proto=https",
            "X-Forwarded-Host: 127.0.0.1",
            "X-Forwarded-User: admin",
            "X-Remote-User: admin",
            "Remote-User: admin",
            "$WSRU: admin",
            "$WSAT: BASIC",
            "$WSRA: 127.0.0.1",
            "$WSRH: localhost",
            "$WSIS: true",
            "$WSSC: https",
            "$WSCC: MIIB",
            "X-SSL-Client-Cert: MIIB",
            "SSL_CLIENT_CERT: MIIB",
            "Cookie: JSESSIONID=0000; LtpaToken2=x",
            "Proxy-Authorization: Basic " + operator(),
            "X: y\r\n Authorization: Basic " + operator(),
            "Authorization\u0000: Basic " + operator(),
            "Authorization_: Basic " + operator());

    @ParameterizedTest(name = "header {index}: {0}")
    @FieldSource("HEADERS")
    void no_header_leads_past_it(String header) {
        assertShut(
                http.send(Request.post("/graphql", "application/json", QUESTION).with(header)));
    }

    static final List<String> HOSTS = List.of(
            "",
            "Host: 127.0.0.1\r\nHost: elsewhere.example",
            "Host: elsewhere.example\r\nHost: 127.0.0.1",
            "Host: 127.0.0.1\r\nHost: 127.0.0.1",
            "Host: 127.0.0.1, elsewhere.example",
            "Host:",
            "Host: ",
            "Host: elsewhere.example@127.0.0.1",
            "Host: 127.0.0.1@elsewhere.example",
            "Host: admin:x@127.0.0.1",
            "Host: 127.0.0.1:99999",
            "Host: 127.0.0.1:-1",
            "Host: 127.0.0.1:80:80",
            "Host: 127.0.0.1:http",
            "Host: elsewhere.example/127.0.0.1",
            "Host: elsewhere.example\\127.0.0.1",
            "Host: elsewhere.example?127.0.0.1",
            "Host: elsewhere.example#127.0.0.1",
            "Host: elsewhere.example 127.0.0.1",
            "Host: http://elsewhere.example",
            "Host: [::1",
            "Host: ::1",
            "Host: 127.0.0.1%00.elsewhere.example",
            "Host: 127.0.0.1\u0000.elsewhere.example",
            "Host: \"elsewhere.example\"",
            "Host: <script>alert(1)</script>",
            "Host:\r\n elsewhere.example",
            "X: y\r\n Host: elsewhere.example",
            "Host: 127.0.0.1\r\n elsewhere.example");

    @ParameterizedTest(name = "host {index}: {0}")
    @FieldSource("HOSTS")
    void a_host_that_is_none_or_several_is_refused(String host) {
        var answer = http.send(Request.line("GET /graphql-ui/ HTTP/1.1")
                .with(host.isEmpty() ? "X: y" : host)
                .with("Connection: close"));

        assertThat(answer.status()).as(answer.toString()).isIn(0, 400);
        assertNothingOf(answer);
    }

    static final List<String> OTHERS = List.of(
            "X-Forwarded-Host: elsewhere.example",
            "X-Forwarded-Server: elsewhere.example",
            "X-Forwarded-Proto: elsewhere.example",
            "X-Forwarded-Port: 4444",
            "X-Host: elsewhere.example",
            "Forwarded: host=elsewhere.example;proto=https",
            "X-Original-URL: http://elsewhere.example/",
            "X-Rewrite-URL: http://elsewhere.example/",
            "X-HTTP-Host-Override: elsewhere.example",
            "$WSSN: elsewhere.example",
            "$WSSP: 4444",
            "$WSSC: https",
            "$WSIS: true",
            "Referer: http://elsewhere.example/",
            "Origin: http://elsewhere.example");

    @ParameterizedTest(name = "{0}")
    @FieldSource("OTHERS")
    void no_header_puts_another_host_into_an_answer(String header) {
        for (String path : List.of("/graphql-ui", "/graphql-ui/", "/graphql-ui/login.json", "/graphql", "/nothing")) {
            assertNothingOf(http.send(Request.to("GET", path).with(header)));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void an_unknown_host_is_in_no_answer(String name) {
        for (String path : List.of(
                "/graphql-ui",
                "/graphql-ui/",
                "/graphql-ui/login.json",
                "/graphql",
                "/runtime/events",
                "/nothing",
                "/health",
                "/graphql/schema.graphql",
                "/notices.asyncapi.yaml")) {
            assertNothingOf(http.send(Request.line("GET " + path + " HTTP/1.1")
                    .with("Host: " + name)
                    .with("Connection: close")));
            assertNothingOf(http.send(Request.line("GET http://" + name + path + " HTTP/1.1")
                    .with("Host: 127.0.0.1")
                    .with("Connection: close")));
            assertNothingOf(http.send(Request.line("GET " + path + " HTTP/1.0").with("Host: " + name)));
        }
    }

    static final List<String> NAMES =
            List.of("elsewhere.example", "elsewhere.example:4444", "ELSEWHERE.EXAMPLE", "127.0.0.1.elsewhere.example");

    @Test
    void tls_is_not_believed_in_because_a_header_says_so() {
        for (String header :
                List.of("$WSIS: true", "$WSSC: https", "X-Forwarded-Proto: https", "Forwarded: proto=https")) {
            var answer = http.send(Request.to("GET", "/graphql-ui/").with(header));

            assertThat(answer.head().toLowerCase(Locale.ROOT)).as(header).doesNotContain("strict-transport-security");
        }
    }

    private static void assertShut(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("totalCount", SCHEMA);
        assertThat(answer.head() + answer.body()).doesNotContainPattern(HostileRequestsIT.INSIDE);
    }

    private static void assertNothingOf(Answer answer) {
        assertThat((answer.head() + answer.body()).toLowerCase(Locale.ROOT))
                .doesNotContain("elsewhere", "4444", "<script>alert");
    }

    private static String operator() {
        return Base64.getEncoder().encodeToString(("admin:" + GuardedDirector.PASSWORD).getBytes(UTF_8));
    }
}
