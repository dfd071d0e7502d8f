package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventplane.journeys.Director.Registration;
import io.eventplane.token.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets are planted wherever one can be given, rightly and wrongly: by configuration, in definitions, at the gateway's doors, in requests
 * that are refused. Then everything that comes out of the server is searched for them.
 */
class PlantedSecretsIT {

    private static final String EVERYTHING = """
            fragment auth on Auth {
              credential { ...credential } additionalHeaders additionalQueryParams
              requestAuth { csrf { tokenEndpointURL credential { ...credential } additionalHeaders additionalQueryParams } } }
            fragment credential on CredentialData {
              ... on BasicCredentialData { username password } ... on OAuthCredentialData { clientId clientSecret url } }
            query {
              applications(first: 1000) { data {
                name webhooks { url auth { ...auth } }
                eventAPIs { data {
                  id name rollout { message } auth { ...auth } formerAuth { auth { ...auth } } externalSubscriptions { url topic auth { ...auth } attributes }
                  spec { data fetchRequest { url auth { ...auth } status { condition message } fetches { message } } } } } } }
              runtimes { data { id name } } encryptionKeys { id valueCount }
              auditLog(first: 1000) { data { actor operation subject code message before after } } }""";

    private static final String ITS_PASSWORD =
            "query($id: ID!) { eventAPI(id: $id) { auth { credential { ... on BasicCredentialData { password } } } } }";
    private static final String CHANGE =
            "mutation($id: ID!, $auth: AuthInput!) { changeEventAPICredentials(id: $id, auth: $auth) { id } }";
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final PlantedSecrets SECRETS = new PlantedSecrets("qZ7pLanTedX");
    private static final PlantedSecrets SHOWN = new PlantedSecrets("yW3shOwnUrL");
    private static final PlantedInputs INPUTS = new PlantedInputs(SECRETS, SHOWN);
    private static final String ADMIN = SECRETS.plant("the operator's password");

    private static final SpanReceiver SPANS = new SpanReceiver();
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final EventplaneServer SERVER = EventplaneServer.named("planted");
    private static final List<String> GENERATED = new ArrayList<>();
    private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

    private static HttpServer elsewhere;
    private static Registration lamps;
    private static String notices;
    private static String event;
    private static String operatorsView;
    private static String dump;

    @BeforeAll
    static void plant() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", PlantedSecretsIT::sayBack);
        elsewhere.start();
        start();
        try (var told = Consumers.coreTopic(SERVER, "notices." + localRuntime("id"))) {
            lamps = registered();
            Gateway.at(lamps.eventUrl()).awaitOpen();
            useRuntimes();
            new PlantedAtDirector(operator(), INPUTS, ISSUER, lamps.applicationId(), ANSWERS).ask();
            publishAndChange();
            event = consumed();
            awaitFetched();
            look();
            operatorsView = operator().query(EVERYTHING).toString();
            notices = told.drain().toString();
        }
        SERVER.stop();
        dump = dumped();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        SPANS.close();
        ISSUER.close();
        elsewhere.stop(0);
    }

    /** As a document's server does that shows what it was asked with. */
    private static void sayBack(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet();
            exchange.sendResponseHeaders(500, asked.getBytes(UTF_8).length);
            exchange.getResponseBody().write(asked.getBytes(UTF_8));
        }
    }

    private static void start() {
        SERVER.env("EVENTPLANE_DIRECTOR_ADMIN_PASSWORD", ADMIN)
                .env("EVENTPLANE_SECRETS_KEY", base64(SECRETS.plant("the encryption key")))
                .env("EVENTPLANE_SECRETS_FORMER_KEYS", base64(SECRETS.plant("a former encryption key")))
                .env("EVENTPLANE_OIDC_ISSUER", ISSUER.identifier().toString())
                .env("EVENTPLANE_GATEWAY_TOKEN_ISSUERS", ISSUER.identifier().toString())
                .env("EVENTPLANE_GATEWAY_INTROSPECTION_CLIENT_ID", "gateway")
                .env("EVENTPLANE_GATEWAY_INTROSPECTION_CLIENT_SECRET", SECRETS.plant("introspection's secret"))
                .env("EVENTPLANE_BROKER_CONSUMER_PASSWORD", SECRETS.plant("the consumers' password at the broker"))
                .env(
                        "EVENTPLANE_GATEWAY_ACCESS_LOG",
                        SERVER.root().resolve("access.log").toString())
                .env("OTEL_SDK_DISABLED", "false")
                .env("OTEL_EXPORTER_OTLP_ENDPOINT", SPANS.uri().toString())
                .env("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .env("OTEL_METRICS_EXPORTER", "none")
                .env("OTEL_LOGS_EXPORTER", "none")
                .env("OTEL_BSP_SCHEDULE_DELAY", "100")
                .start()
                .awaitReady();
    }

    private static Director operator() {
        return Director.of(SERVER).as("admin", ADMIN);
    }

    private static Registration registered() {
        var application = operator()
                .query(
                        "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }",
                        Map.of("in", INPUTS.application()))
                .at("/createApplication/id")
                .asString();
        operator().add(application, INPUTS.keyed());
        operator()
                .add(
                        application,
                        INPUTS.fetched(
                                "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/lamps.yml"));
        return operator().add(application, INPUTS.guarded());
    }

    private static void useRuntimes() {
        var created = operator()
                .query("mutation { createRuntime(in: {name: \"planted\"}) { agentAuth { id secret } } }")
                .at("/createRuntime/agentAuth");
        GENERATED.add(created.path("secret").asString());
        GENERATED.add(localRuntime("secret"));
        GENERATED.add(SERVER.brokerPassword("director"));
        var runtime = operator().as(created.path("id").asString(), GENERATED.get(0));
        ANSWERS.put(
                "a Runtime",
                runtime.answer("{ runtimes { totalCount } }", Map.of()).toString());
    }

    private static String localRuntime(String field) {
        return JsonMapper.shared()
                .readTree(SERVER.data().resolve("runtime-local.json"))
                .path(field)
                .asString();
    }

    private static void publishAndChange() {
        var token = ISSUER.token()
                .with("nonce", SECRETS.plant("a publisher's token"))
                .sign();
        var gateway = new PlantedAtGateway(SERVER, lamps, SECRETS, ANSWERS);
        gateway.publish(password());
        operator().update(lamps.definitionId(), INPUTS.withPassword("a changed definition"));
        operator().query(CHANGE, Map.of("id", lamps.definitionId(), "auth", INPUTS.auth("a second change")));
        operator().query("mutation { rotateEncryptionKey }");
        gateway.awaitOpenFor(password());
        // Afterwards: right logins wait as well once many were wrong.
        gateway.publishInVain(password(), token);
        RuntimeEvents.of(SERVER).awaitGeneration(lamps.definitionId(), 3);
    }

    private static String password() {
        return Director.ofRuntime(SERVER)
                .query(ITS_PASSWORD, Map.of("id", lamps.definitionId()))
                .at("/eventAPI/auth/credential/password")
                .asString();
    }

    /** The events as their consumers get them. */
    private static String consumed() {
        try (var queue = Consumers.coreQueue(SERVER, "events.planted.lit")) {
            return Stream.generate(queue::next).limit(4).toList().toString();
        }
    }

    private static void awaitFetched() {
        await().atMost(LONG).until(() -> operator().query(EVERYTHING).toString().contains("FAILED"));
    }

    private static void look() {
        var events = RuntimeEvents.of(SERVER);
        ANSWERS.put("the agent's list", events.all().toString());
        ANSWERS.put(
                "the agent's document", events.asyncapi(lamps.definitionId()).body());
        Stream.of("/metrics", "/health", "/graphql/schema.graphql", "/notices.asyncapi.yaml")
                .forEach(path -> ANSWERS.put(path, Http.get(SERVER.uri(path)).body()));
        await().atMost(LONG).until(() -> !SPANS.sent().isEmpty());
    }

    /** What a backup of the database holds. */
    private static String dumped() throws SQLException {
        var url = "jdbc:h2:file:" + SERVER.data().resolve("director") + ";IFEXISTS=TRUE";
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement();
                var lines = statement.executeQuery("SCRIPT")) {
            var text = new StringBuilder();
            while (lines.next()) {
                text.append(lines.getString(1)).append('\n');
            }
            return text.toString();
        }
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(SERVER.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".war")
                            && !file.toString().endsWith(".jar"))
                    .toList();
        }
    }

    @Test
    void many_were_planted() {
        assertThat(SECRETS.count()).isGreaterThan(40);
    }

    @Test
    void none_is_in_an_answer() {
        ANSWERS.forEach((what, answer) -> {
            assertThat(SECRETS.in(what, answer)).isEmpty();
            assertThat(SHOWN.in(what, answer)).isEmpty();
        });
        assertThat(ANSWERS.get("/metrics")).contains(lamps.definitionId());
        assertThat(ANSWERS.get("the agent's list")).contains(lamps.definitionId());
    }

    @Test
    void none_is_shown_to_the_operator_nor_in_the_audit_log() {
        assertThat(SECRETS.in("the operator's view", operatorsView)).isEmpty();
        assertThat(operatorsView).contains(lamps.definitionId(), "updateEventAPI", "login", "*****");
    }

    @Test
    void none_is_in_a_notice_in_an_event_or_in_a_trace() {
        var traces = SPANS.all().toString();
        for (var secrets : List.of(SECRETS, SHOWN)) {
            assertThat(secrets.in("notices", notices)).isEmpty();
            assertThat(secrets.in("an event", event)).isEmpty();
            assertThat(secrets.in("traces", traces)).isEmpty();
        }
        assertThat(notices).contains(lamps.definitionId());
        assertThat(event).contains("lumens");
        assertThat(traces).contains("send events.planted.lit");
    }

    @Test
    void none_is_in_a_dump_of_the_database() {
        assertThat(SECRETS.in("the dump", dump)).isEmpty();
        assertThat(SHOWN.in("the dump", dump)).isEmpty();
        assertThat(dump).contains(lamps.definitionId());
        assertThat(GENERATED).hasSize(3).noneMatch(dump::contains);
    }

    @Test
    void none_is_in_a_log_a_journal_or_any_other_file() throws IOException {
        assertThat(files()).flatMap(SECRETS::in).isEmpty();
        assertThat(files()).flatMap(SHOWN::in).isEmpty();
        assertThat(files())
                .extracting(Path::toString)
                .anyMatch(file -> file.endsWith("access.log"))
                .anyMatch(file -> file.endsWith("messages.log"))
                .anyMatch(file -> file.contains("/broker/"))
                .anyMatch(file -> file.endsWith(".mv.db"));
    }

    @Test
    void what_the_server_made_itself_is_where_only_its_owner_reads() throws IOException {
        var holders = files().stream()
                .filter(file -> GENERATED.stream().anyMatch(secret -> holds(file, secret)))
                .map(file -> SERVER.data().relativize(file).toString())
                .collect(Collectors.toSet());

        assertThat(holders)
                .contains("runtime-local.json")
                .allMatch(file -> file.equals("runtime-local.json") || file.startsWith("broker-passwords/"));
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
