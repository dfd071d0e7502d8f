package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.journeys.Director.Registration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices as the Director itself reads them, with any client. */
@ExtendWith(SharedServer.class)
class NoticesIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    private final EventplaneServer server;
    private final Director director;

    NoticesIT(EventplaneServer server) {
        this.server = server;
        this.director = Director.of(server);
    }

    @Test
    void amqp_and_core_clients_read_each_change_in_order_and_no_secret() {
        try (Consumers amqp = Consumers.amqpTopic(server, notices());
                Consumers core = Consumers.coreTopic(server, notices())) {
            Registration accounts =
                    director.register(Names.unique("noticed"), EventApis.guarded(ACCOUNTS, "lovelace", "hush-hush"));
            director.update(accounts.definitionId(), EventApis.guarded(ACCOUNTS, "lovelace", "hush-hush-2"));
            director.delete(accounts.definitionId());

            assertTellAll(threeOf(accounts, amqp), accounts);
            assertTellAll(threeOf(accounts, core), accounts);
        }
    }

    @Test
    void a_durable_subscription_keeps_notices_for_a_client_that_is_away() {
        String client = Names.unique("away");
        Consumers.amqpSubscription(server, notices(), client).close();

        Registration accounts = director.register(Names.unique("noticed"), ACCOUNTS);

        try (Consumers back = Consumers.amqpSubscription(server, notices(), client)) {
            JsonNode notice = next(accounts, back);
            assertThat(notice.path("type").asString()).isEqualTo("io.eventplane.definition.registered.v1");
            back.unsubscribe();
        }
    }

    @Test
    void the_server_describes_its_notices_as_an_asyncapi_document() {
        AsyncApiDocument document = AsyncApiDocument.parse(
                Http.get(server.uri("/notices.asyncapi.yaml")).body());

        assertThat(document.channels()).hasSize(1);
        assertThat(document.channels().get(0).address()).isEqualTo("notices.{runtimeId}");
    }

    /** The address of the Runtime in the server. */
    private String notices() {
        return "notices."
                + JsonMapper.shared()
                        .readTree(server.data().resolve("runtime-local.json"))
                        .path("id")
                        .asString();
    }

    private static void assertTellAll(List<JsonNode> notices, Registration accounts) {
        assertThat(notices)
                .extracting(notice -> notice.path("type").asString())
                .containsExactly(
                        "io.eventplane.definition.registered.v1",
                        "io.eventplane.definition.updated.v1",
                        "io.eventplane.definition.deleted.v1");
        assertThat(notices)
                .extracting(notice -> notice.at("/data/generation").asLong())
                .containsExactly(1L, 2L, 3L);
        assertThat(notices).allSatisfy(notice -> {
            assertThat(notice.path("specversion").asString()).isEqualTo("1.0");
            assertThat(notice.path("source").asString()).isEqualTo("/eventplane/director");
            assertThat(notice.at("/data/applicationId").asString()).isEqualTo(accounts.applicationId());
            assertThat(notice.at("/data/eventUrls").findValuesAsString("url"))
                    .contains(accounts.eventUrl().toString());
            assertThat(notice.toString()).doesNotContain("hush-hush").doesNotContain("lovelace");
        });
    }

    private static List<JsonNode> threeOf(Registration registration, Consumers consumer) {
        List<JsonNode> notices = new ArrayList<>();
        while (notices.size() < 3) {
            notices.add(next(registration, consumer));
        }
        return notices;
    }

    /** The next notice of this definition; other tests make others. */
    private static JsonNode next(Registration registration, Consumers consumer) {
        JsonNode notice = JsonMapper.shared().readTree(consumer.next().body());
        return notice.path("subject").asString().equals(registration.definitionId())
                ? notice
                : next(registration, consumer);
    }
}
