package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Runtimes besides the server's own: event URLs and an identity of their own. */
@ExtendWith(SharedServer.class)
class RuntimesIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE =
            "mutation($in: RuntimeInput!) { createRuntime(in: $in) { id name eventGatewayURL agentAuth { id secret } } }";
    private static final String APPLICATIONS =
            "query($id: ID!) { applicationsForRuntime(runtimeID: $id) { totalCount } }";
    private static final String DELETE = "mutation($id: ID!) { deleteRuntime(id: $id) { id } }";

    private final EventplaneServer server;
    private final Director director;

    RuntimesIT(EventplaneServer server) {
        this.server = server;
        this.director = Director.of(server);
    }

    @Test
    void each_runtime_with_a_gateway_has_its_own_event_url() {
        JsonNode runtime = create("https://events.example.com/");
        Registration accounts = director.register(Names.unique("urls"), ACCOUNTS);

        JsonNode urls = director.query(
                        "query($id: ID!, $runtime: ID!) { eventAPI(id: $id) { theirs: eventURL(runtimeID: $runtime) ours: eventURL } }",
                        Map.of("id", accounts.definitionId(), "runtime", id(runtime)))
                .path("eventAPI");

        assertThat(urls.path("theirs").asString())
                .isEqualTo("https://events.example.com/events/" + accounts.definitionId());
        assertThat(urls.path("ours").asString()).isEqualTo(accounts.eventUrl().toString());
    }

    @Test
    void the_secret_is_answered_once() {
        JsonNode runtime = create("https://events.example.com");

        JsonNode again = director.query(
                "query($id: ID!) { runtime(id: $id) { name agentAuth { secret } } }", Map.of("id", id(runtime)));

        assertThat(runtime.at("/agentAuth/id").asString()).isEqualTo(id(runtime));
        assertThat(runtime.at("/agentAuth/secret").asString()).hasSizeGreaterThan(30);
        assertThat(again.at("/runtime/name").asString())
                .isEqualTo(runtime.path("name").asString());
        assertThat(again.at("/runtime/agentAuth").isNull()).isTrue();
    }

    @Test
    void a_runtime_logs_in_at_the_broker_with_its_secret_until_it_is_deleted() {
        JsonNode runtime = create("https://events.example.com");
        String secret = runtime.at("/agentAuth/secret").asString();

        assertThat(entersTheBroker(id(runtime), secret)).isTrue();
        assertThat(entersTheBroker(id(runtime), "not-" + secret)).isFalse();
        assertThat(entersTheBroker(id(create("https://events.example.com")), secret))
                .isFalse();

        director.query(DELETE, Map.of("id", id(runtime)));

        // As long as the broker remembers that the secret was right.
        await().atMost(Duration.ofSeconds(30)).until(() -> !entersTheBroker(id(runtime), secret));
    }

    private boolean entersTheBroker(String user, String password) {
        try (var factory = new ActiveMQConnectionFactory(server.brokerUrl(), user, password);
                JMSContext context = factory.createContext()) {
            context.start();
            return true;
        } catch (JMSRuntimeException e) {
            return false;
        }
    }

    @Test
    void a_runtime_reads_what_is_for_it_and_nothing_else_and_changes_nothing() {
        JsonNode runtime = create("https://events.example.com");
        JsonNode other = create("https://events.example.com");
        Director asRuntime = as(runtime);

        JsonNode own = asRuntime.query(APPLICATIONS, Map.of("id", id(runtime)));

        assertThat(own.at("/applicationsForRuntime/totalCount").isNumber()).isTrue();
        assertThat(asRuntime.errorCode(APPLICATIONS, Map.of("id", id(other)))).isEqualTo("forbidden");
        assertThat(asRuntime.errorCode("{ runtimes { totalCount } }", Map.of())).isEqualTo("forbidden");
        assertThat(asRuntime.errorCode("mutation { createApplication(in: {name: \"mine\"}) { id } }", Map.of()))
                .isEqualTo("forbidden");
        assertThat(asRuntime.errorCode(DELETE, Map.of("id", id(runtime)))).isEqualTo("forbidden");
    }

    @Test
    void a_deleted_runtime_is_nobody() {
        JsonNode runtime = create("https://events.example.com");

        director.query(DELETE, Map.of("id", id(runtime)));

        assertThat(as(runtime)
                        .post("{\"query\": \"{ applications { totalCount } }\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(director.errorCode("query($id: ID!) { runtime(id: $id) { id } }", Map.of("id", id(runtime))))
                .isEqualTo("not-found");
        assertThat(director.errorCode(DELETE, Map.of("id", id(runtime)))).isEqualTo("not-found");
    }

    @Test
    void a_name_belongs_to_one_runtime_and_a_gateway_has_a_web_address() {
        String name = Names.unique("runtime");
        director.query(CREATE, Map.of("in", Map.of("name", name)));

        assertThat(director.errorCode(CREATE, Map.of("in", Map.of("name", name))))
                .isEqualTo("conflict");
        assertThat(director.errorCode(
                        CREATE, Map.of("in", Map.of("name", Names.unique("x"), "eventGatewayURL", "ftp:/x"))))
                .isEqualTo("invalid-input");
    }

    private JsonNode create(String gateway) {
        Map<String, String> input = Map.of("name", Names.unique("runtime"), "eventGatewayURL", gateway);
        return director.query(CREATE, Map.of("in", input)).path("createRuntime");
    }

    private Director as(JsonNode runtime) {
        return director.as(id(runtime), runtime.at("/agentAuth/secret").asString());
    }

    private static String id(JsonNode runtime) {
        return runtime.path("id").asString();
    }
}
