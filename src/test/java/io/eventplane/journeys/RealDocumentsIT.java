package io.eventplane.journeys;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every real document goes in over GraphQL, and comes out of the agent as the right channels and a document of this bus. */
@ExtendWith(SharedServer.class)
class RealDocumentsIT {

    private final EventplaneServer server;
    private final RuntimeEvents offered;

    RealDocumentsIT(EventplaneServer server) {
        this.server = server;
        this.offered = RuntimeEvents.of(server);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/asyncapi/published.csv", delimiter = '|', nullValues = "nothing")
    void a_document_offers_the_channels_that_a_person_finds_in_it(String path, @Nullable String published) {
        Registration registration = register(path);

        JsonNode event = offered.awaitVisible(registration.definitionId());

        assertThat(event.path("channels")
                        .valueStream()
                        .map(RealDocumentsIT::line)
                        .collect(joining(", ")))
                .isEqualTo(published == null ? "" : published);
        assertServedDocumentIsOfThisBus(event);
    }

    @ParameterizedTest
    @CsvSource({"v2/slack-rtm.yml, /", "v3/slack-rtm-asyncapi.yml, root"})
    void the_slack_document_offers_46_messages_on_its_only_channel(String path, String name) {
        Registration registration = register(path);

        JsonNode event = offered.awaitVisible(registration.definitionId());

        assertThat(event.path("channels")).hasSize(1);
        assertThat(event.at("/channels/0/name").asString()).isEqualTo(name);
        assertThat(event.at("/channels/0/messages")).hasSize(46);
        assertServedDocumentIsOfThisBus(event);
    }

    @Test
    void no_document_is_left_out() throws IOException {
        Path table =
                Path.of(System.getProperty("eventplane.test.basedir"), "src/test/resources/asyncapi/published.csv");
        List<String> listed = Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .toList();

        assertThat(Stream.concat(listed.stream(), Stream.of("v2/slack-rtm.yml", "v3/slack-rtm-asyncapi.yml")))
                .containsExactlyInAnyOrderElementsOf(RealDocuments.paths());
    }

    private Registration register(String path) {
        return Director.of(server).register(Names.unique("real"), RealDocuments.text(path));
    }

    /** It parses again, its publishable channels are the bus addresses, and its servers are the bus. */
    private void assertServedDocumentIsOfThisBus(JsonNode event) {
        HttpResponse<String> served = offered.asyncapi(event.path("id").asString());
        assertThat(served.headers().firstValue("Content-Type")).contains("application/vnd.aai.asyncapi+yaml");
        AsyncApiDocument document = AsyncApiDocument.parse(served.body());
        assertThat(document.channels().stream().filter(Channel::publishable).map(Channel::address))
                .containsExactlyElementsOf(event.path("channels").findValuesAsString("busAddress"));
        assertThat(document.root().path("servers").valueStream().map(RealDocumentsIT::address))
                .containsExactlyInAnyOrder(withoutScheme(server.brokerUrl()), withoutScheme(server.amqpUrl()));
    }

    private static String line(JsonNode channel) {
        return channel.path("address").asString() + ": "
                + String.join(" ", channel.path("messages").findValuesAsString("name"));
    }

    /** {@code host} in version 3, {@code url} in version 2. */
    private static String address(JsonNode asyncApiServer) {
        return withoutScheme(Optional.ofNullable(asyncApiServer.get("host"))
                .orElseGet(() -> asyncApiServer.path("url"))
                .asString());
    }

    private static String withoutScheme(String url) {
        return url.replaceFirst("^[a-z]+://", "");
    }
}
