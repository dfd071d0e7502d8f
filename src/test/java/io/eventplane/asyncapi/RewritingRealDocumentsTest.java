package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.payload.SpecificationSchema;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.runtime.Server;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every real document, rewritten for a Runtime and judged by AsyncAPI's own JSON Schemas. */
class RewritingRealDocumentsTest {

    private static final List<Server> SERVERS = List.of(
            new Server("amqp", "bus.local:5672", "amqp", "1.0.0", "The Runtime's bus"),
            new Server("mqtt", "bus.local:1883", "mqtt", null, null));

    static List<String> documents() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_original_is_valid_so_the_schemas_are_a_fair_judge(String file) {
        assertThat(complaints(Documents.real(file).root())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_rewritten_document_is_valid(String file) {
        assertThat(complaints(rewritten(file).root())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_rewritten_document_is_valid_when_all_channels_share_one_address(String file) {
        String text = Documents.real(file).rewritten(SERVERS, channel -> "events.shared");

        assertThat(complaints(AsyncApiDocument.parse(text).root())).isEmpty();
    }

    private static List<Violation> complaints(JsonNode document) {
        AsyncApiVersion version = AsyncApiVersion.of(document.asObject());
        return SpecificationSchema.of(version.major(), version.minor()).violations(document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_rewritten_document_publishes_the_same_messages_at_bus_addresses(String file) {
        AsyncApiDocument original = Documents.real(file);
        AsyncApiDocument rewritten = rewritten(file);

        assertThat(published(rewritten))
                .extracting(Channel::address)
                .containsExactlyElementsOf(published(original).stream()
                        .map(RewritingRealDocumentsTest::busAddress)
                        .toList());
        assertThat(published(rewritten))
                .extracting(channel -> names(channel))
                .containsExactlyElementsOf(published(original).stream()
                        .map(RewritingRealDocumentsTest::names)
                        .toList());
        assertThat(published(rewritten))
                .allSatisfy(channel -> assertThat(channel.parameters()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_rewritten_document_keeps_format_version_and_title(String file) {
        AsyncApiDocument original = Documents.real(file);
        AsyncApiDocument rewritten = rewritten(file);

        assertThat(rewritten.format()).isEqualTo(original.format());
        assertThat(rewritten.asyncApiVersion()).isEqualTo(original.asyncApiVersion());
        assertThat(rewritten.title()).isEqualTo(original.title());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_rewritten_document_names_only_the_servers_of_the_runtime(String file) {
        JsonNode servers = rewritten(file).root().path("servers");

        assertThat(servers.propertyNames()).containsExactly("amqp", "mqtt");
        assertThat(servers.toString()).contains("bus.local:5672").contains("\"protocol\":\"amqp\"");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothing_of_the_old_bus_is_left(String file) {
        String text = Documents.real(file).rewritten(SERVERS, RewritingRealDocumentsTest::busAddress);

        assertThat(text)
                .doesNotContain("bindings:", "security:", "securitySchemes:", "mosquitto.org", "mykafkacluster");
    }

    private static AsyncApiDocument rewritten(String file) {
        return AsyncApiDocument.parse(Documents.real(file).rewritten(SERVERS, RewritingRealDocumentsTest::busAddress));
    }

    private static String busAddress(Channel channel) {
        return "events.app." + channel.name().replaceAll("[{}]", "").replace('/', '.');
    }

    private static List<Channel> published(AsyncApiDocument document) {
        return document.channels().stream().filter(Channel::publishable).toList();
    }

    /** Names that are made from the channel's are not compared: the channel's name changes in 2.x. */
    private static List<String> names(Channel channel) {
        return channel.messages().stream()
                .map(message -> message.name().replaceAll("^.*-(\\d+)$", "$1"))
                .toList();
    }
}
