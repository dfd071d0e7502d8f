package io.eventplane.journeys;

import static io.eventplane.journeys.Gateway.awaitStatus;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Secrets of event APIs: asked for at the gateway, shown to nobody but the Runtime, in clear on no disk. */
@ExtendWith(SharedServer.class)
class CredentialsIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String MASK = "*****";
    private static final String LAMPS = """
            asyncapi: 3.0.0
            info: {title: Lamps, version: 1.0.0}
            servers:
              http: {host: gateway.example, protocol: http}
              mqtt: {host: gateway.example, protocol: mqtt}
            channels:
              measured: {address: lamps/measured, messages: {measured: {payload: {type: object}}}}
            operations:
              measure: {action: send, channel: {$ref: '#/channels/measured'}}
            """;
    private static final String CHANGE = """
            mutation($id: ID!, $auth: AuthInput!, $overlap: Duration) {
              changeEventAPICredentials(id: $id, auth: $auth, formerValidFor: $overlap) { generation } }""";
    private static final String FORMER = """
            query($id: ID!) { eventAPI(id: $id) { formerAuth { validUntil auth { credential {
              ... on BasicCredentialData { username password } } } } } }""";
    private static final String READ = """
            query($id: ID!) { eventAPI(id: $id) {
              auth { credential { ... on BasicCredentialData { username password } } additionalHeaders }
              externalSubscriptions { topic auth { credential { ... on OAuthCredentialData { clientId clientSecret } } } }
              spec { fetchRequest { auth { credential { ... on BasicCredentialData { username password } } } } } } }""";

    private final EventplaneServer server;
    private final Director director;

    CredentialsIT(EventplaneServer server) {
        this.server = server;
        this.director = Director.of(server);
    }

    @Test
    void only_who_presents_the_right_credentials_may_publish() {
        Registration accounts =
                director.register(Names.unique("guarded"), EventApis.guarded(ACCOUNTS, "ada", "s3cret"));
        Gateway gateway = Gateway.at(accounts.eventUrl()).awaitOpen();
        SentEvent sent = SentEvent.of("UserSignedUp", "{}");

        HttpResponse<String> missing = gateway.plain("{}");
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(gateway.as("ada", "wrong").plain("{}").statusCode()).isEqualTo(401);
        assertThat(gateway.as("bob", "s3cret").plain("{}").statusCode()).isEqualTo(401);
        assertThat(gateway.with("Authorization", "Bearer s3cret").plain("{}").statusCode())
                .isEqualTo(401);
        assertThat(gateway.as("ada", "s3cret").binary(sent).statusCode()).isEqualTo(202);

        assertThat(Flow.of(server).onlyEventOf(accounts).id()).isEqualTo(sent.id());
    }

    @Test
    void the_operator_sees_masks_where_the_runtime_sees_secrets() {
        Registration accounts = director.register(Names.unique("masked"), everySecret("hush", "quiet"));

        JsonNode forOperator = read(director, accounts);
        JsonNode forRuntime = read(Director.ofRuntime(server), accounts);

        assertThat(forOperator.at("/auth/credential/username").asString()).isEqualTo("ada");
        assertThat(forOperator.at("/auth/credential/password").asString()).isEqualTo(MASK);
        assertThat(forOperator.at("/auth/additionalHeaders/X-Api-Key/0").asString())
                .isEqualTo(MASK);
        assertThat(forOperator.at("/auth/additionalHeaders/Accept/0").asString())
                .isEqualTo("text/plain");
        assertThat(forOperator
                        .at("/externalSubscriptions/0/auth/credential/clientId")
                        .asString())
                .isEqualTo("client");
        assertThat(forOperator
                        .at("/externalSubscriptions/0/auth/credential/clientSecret")
                        .asString())
                .isEqualTo(MASK);
        assertThat(forRuntime.at("/auth/credential/password").asString()).isEqualTo("hush");
        assertThat(forRuntime.at("/auth/additionalHeaders/X-Api-Key/0").asString())
                .isEqualTo("hush");
        assertThat(forRuntime
                        .at("/externalSubscriptions/0/auth/credential/clientSecret")
                        .asString())
                .isEqualTo("quiet");
    }

    @Test
    void the_secret_of_a_fetch_request_is_masked() {
        Map<String, Object> fetch = Map.of("url", "https://192.0.2.1/a.yml", "auth", EventApis.basic("ada", "hush"));
        Registration fetched = director.register(Names.unique("fetched"), EventApis.fetched(fetch));

        JsonNode credential = read(director, fetched).at("/spec/fetchRequest/auth/credential");

        assertThat(credential.path("username").asString()).isEqualTo("ada");
        assertThat(credential.path("password").asString()).isEqualTo(MASK);
    }

    @Test
    void an_update_that_sends_the_masks_back_keeps_the_secrets() {
        Registration accounts = director.register(Names.unique("kept"), everySecret("hush", "quiet"));

        director.update(accounts.definitionId(), everySecret(MASK, MASK));

        JsonNode forRuntime = read(Director.ofRuntime(server), accounts);
        assertThat(forRuntime.at("/auth/credential/password").asString()).isEqualTo("hush");
        assertThat(forRuntime.at("/auth/additionalHeaders/X-Api-Key/0").asString())
                .isEqualTo("hush");
        assertThat(forRuntime
                        .at("/externalSubscriptions/0/auth/credential/clientSecret")
                        .asString())
                .isEqualTo("quiet");
        RuntimeEvents.of(server).awaitGeneration(accounts.definitionId(), 2);
        Gateway gateway = Gateway.at(accounts.eventUrl()).awaitOpen();
        assertThat(gateway.as("ada", "hush").plain("{}").statusCode()).isEqualTo(202);
        assertThat(gateway.as("ada", MASK).plain("{}").statusCode()).isEqualTo(401);
    }

    @Test
    void a_new_password_takes_the_old_ones_place() {
        Registration accounts = director.register(Names.unique("changed"), EventApis.guarded(ACCOUNTS, "ada", "old"));
        Gateway gateway = Gateway.at(accounts.eventUrl()).awaitOpen();
        assertThat(gateway.as("ada", "old").plain("{}").statusCode()).isEqualTo(202);

        director.update(accounts.definitionId(), EventApis.guarded(ACCOUNTS, "ada", "new"));

        awaitStatus(202, () -> gateway.as("ada", "new").plain("{}"));
        assertThat(gateway.as("ada", "old").plain("{}").statusCode()).isEqualTo(401);
    }

    @Test
    void two_credentials_are_valid_side_by_side_until_the_former_is_taken_back() {
        String user = Names.unique("lamp");
        Registration lamps = director.register(Names.unique("rotated"), EventApis.guarded(LAMPS, user, "one"));
        Gateway gateway = Gateway.at(lamps.eventUrl()).awaitOpen();
        String topic = "events/" + lamps.definitionId() + "/lamps/measured";
        try (MqttPublisher former = MqttPublisher.connected(server, user, "one")) {
            change(lamps, EventApis.basic(user, "two"), "PT30M");

            awaitStatus(202, () -> gateway.as(user, "two").plain("{}"));
            assertThat(gateway.as(user, "one").plain("{}").statusCode()).isEqualTo(202);
            former.plain(topic, MqttQos.AT_LEAST_ONCE, "{}");
            try (MqttPublisher present = MqttPublisher.connected(server, user, "two")) {
                present.plain(topic, MqttQos.AT_LEAST_ONCE, "{}");
            }
            assertThat(former(director, lamps).at("/auth/credential/password").asString())
                    .isEqualTo(MASK);
            assertThat(former(Director.ofRuntime(server), lamps)
                            .at("/auth/credential/password")
                            .asString())
                    .isEqualTo("one");

            change(lamps, EventApis.basic(user, MASK), "PT0S");

            awaitStatus(401, () -> gateway.as(user, "one").plain("{}"));
            await().until(() -> !former.isConnected());
        }
        assertThat(gateway.as(user, "two").plain("{}").statusCode()).isEqualTo(202);
        assertThat(former(director, lamps).isNull()).isTrue();
        assertThat(Flow.of(server).eventsOf(lamps)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_former_credential_ends_by_itself() {
        Registration lamps = director.register(Names.unique("rotated"), EventApis.guarded(LAMPS, "ada", "one"));
        Gateway gateway = Gateway.at(lamps.eventUrl()).awaitOpen();

        change(lamps, EventApis.basic("ada", "two"), "PT4S");
        awaitStatus(202, () -> gateway.as("ada", "two").plain("{}"));
        assertThat(gateway.as("ada", "one").plain("{}").statusCode()).isEqualTo(202);

        awaitStatus(401, () -> gateway.as("ada", "one").plain("{}"));
        assertThat(gateway.as("ada", "two").plain("{}").statusCode()).isEqualTo(202);
        await().until(() -> former(director, lamps).isNull());
    }

    @Test
    void a_change_of_credentials_that_is_none_is_refused() {
        Registration lamps = director.register(Names.unique("rotated"), EventApis.guarded(LAMPS, "ada", "one"));
        Map<String, Object> auth = EventApis.basic("ada", "two");

        for (String overlap : new String[] {"PT-1S", "P31D", "1h", ""}) {
            assertThat(director.errorCode(CHANGE, asked(lamps.definitionId(), auth, overlap)))
                    .as(overlap)
                    .isEqualTo("invalid-input");
        }
        assertThat(director.errorCode(CHANGE, asked(lamps.definitionId(), EventApis.basic("a:b", "two"), "PT1H")))
                .isEqualTo("invalid-input");
        assertThat(director.errorCode(CHANGE, asked(UUID.randomUUID().toString(), auth, "PT1H")))
                .isEqualTo("not-found");
        assertThat(former(director, lamps).isNull()).isTrue();
    }

    private void change(Registration registration, Map<String, Object> auth, String overlap) {
        director.query(CHANGE, asked(registration.definitionId(), auth, overlap));
    }

    private static Map<String, Object> asked(String id, Map<String, Object> auth, String overlap) {
        return Map.of("id", id, "auth", auth, "overlap", overlap);
    }

    private static JsonNode former(Director director, Registration registration) {
        return director.query(FORMER, Map.of("id", registration.definitionId())).at("/eventAPI/formerAuth");
    }

    @Test
    void a_mask_is_no_password_where_nothing_is_stored() {
        String application = director.createApplication(Names.unique("nothing"));
        String add =
                "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }";

        assertThat(director.errorCode(add, Map.of("id", application, "in", EventApis.guarded(ACCOUNTS, "ada", MASK))))
                .isEqualTo("invalid-input");
        assertThat(director.errorCode(
                        add,
                        Map.of(
                                "id",
                                application,
                                "in",
                                EventApis.with(EventApis.of(ACCOUNTS), "auth", EventApis.oauth("client", MASK)))))
                .isEqualTo("invalid-input");
    }

    @Test
    void secrets_stand_in_no_file_and_in_no_answer_of_the_agent() throws IOException {
        String secret = "secret-" + UUID.randomUUID();
        Registration accounts = director.register(Names.unique("hidden"), everySecret(secret, secret));
        JsonNode event = RuntimeEvents.of(server).awaitVisible(accounts.definitionId());
        Gateway gateway = Gateway.at(accounts.eventUrl()).awaitOpen();
        assertThat(gateway.as("ada", secret).plain("{}").statusCode()).isEqualTo(202);
        director.update(accounts.definitionId(), everySecret(secret + "2", secret + "2"));
        awaitStatus(202, () -> gateway.as("ada", secret + "2").plain("{}"));
        change(accounts, EventApis.basic("ada", secret + "3"), "PT1H");
        awaitStatus(202, () -> gateway.as("ada", secret + "3").plain("{}"));
        director.answer(
                "mutation { createApplication(in: {name: \"\", eventAPIs: [{spec: {eventSpecType: ASYNC_API}, auth: {credential: {basic: {username: \"a:b\", password: \""
                        + secret + "\"}}}}]}) { id } }",
                Map.of());

        assertThat(event.toString()).doesNotContain(secret);
        assertThat(filesThatHold(secret, server.root())).isEmpty();
    }

    @Test
    void wrong_credentials_of_a_runtime_are_refused_by_the_director() {
        HttpResponse<String> answer =
                director.as("nobody", "nothing").post("{\"query\": \"{ runtimes { totalCount } }\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"unauthenticated\"");
    }

    private static Map<String, Object> everySecret(String secret, String external) {
        Map<String, Object> auth = EventApis.with(
                EventApis.basic("ada", secret),
                "additionalHeaders",
                Map.of("X-Api-Key", List.of(secret), "Accept", List.of("text/plain")));
        Map<String, Object> subscription = Map.of(
                "url", "mqtts://mqtt.example.com:8883", "topic", "users", "auth", EventApis.oauth("client", external));
        return EventApis.with(
                EventApis.with(EventApis.of(ACCOUNTS), "auth", auth), "externalSubscriptions", List.of(subscription));
    }

    private static JsonNode read(Director director, Registration registration) {
        return director.query(READ, Map.of("id", registration.definitionId())).path("eventAPI");
    }

    /** Data, logs and whatever else the server writes. */
    private static List<Path> filesThatHold(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".war")
                            && !file.toString().endsWith(".jar"))
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    /** A file that goes away meanwhile holds nothing. */
    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }
}
