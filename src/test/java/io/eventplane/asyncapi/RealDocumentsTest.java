package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the specification's example documents say the Application publishes, read by a person. */
class RealDocumentsTest {

    private static final String SLASHED_ACTION = "smartylighting/streetlights/1/0/action/{streetlightId}";
    private static final String DOTTED_ACTION = "smartylighting.streetlights.1.0.action.{streetlightId}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            anyof.yml                          | nothing
            application-headers.yml            | nothing
            correlation-id.yml                 | ACTION/dim: dimLight
            gitter-streaming.yml               | /rooms/{roomId}/{resource}: chatMessage heartbeat
            mercure.yml                        | https://example.com/books/{id}: book
            not.yml                            | nothing
            oneof.yml                          | test2: test2-1 test2-2
            operation-security.yml             | AUTHORIZATION_REVOCATION: message
            rpc-client.yml                     | rpc_queue: requestSum
            rpc-server.yml                     | {queue}: sendSumResult
            simple.yml                         | user/signedup: UserSignedUp
            streetlights-kafka.yml             | DOTTED.turn.on: turnOnOff, DOTTED.turn.off: turnOnOff, DOTTED.dim: dimLight
            streetlights-mqtt.yml              | ACTION/turn/on: turnOnOff, ACTION/turn/off: turnOnOff, ACTION/dim: dimLight
            streetlights-operation-security.yml| DOTTED.turn.on: turnOnOff, DOTTED.turn.off: turnOnOff, DOTTED.dim: dimLight
            websocket-gemini.yml               | /v1/marketdata/{symbol}: marketData
            """)
    void version_2_documents_publish_what_others_subscribe_to(String file, @Nullable String published) {
        assertThat(published(Documents.real("v2/" + file))).isEqualTo(expanded(published));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            adeo-kafka-request-reply-asyncapi.yml        | nothing
            anyof-asyncapi.yml                           | nothing
            application-headers-asyncapi.yml             | nothing
            correlation-id-asyncapi.yml                  | ACTION/dim: dimLight
            gitter-streaming-asyncapi.yml                | /rooms/{roomId}/{resource}: chatMessage heartbeat
            kraken-websocket-request-reply-message-filter-in-reply-asyncapi.yml | /: heartbeat systemStatus
            kraken-websocket-request-reply-multiple-channels-asyncapi.yml       | /: heartbeat, /: systemStatus
            mercure-asyncapi.yml                         | https://example.com/books/{id}: book
            not-asyncapi.yml                             | nothing
            oneof-asyncapi.yml                           | test2: objectWithKey objectWithKey2
            operation-security-asyncapi.yml              | AUTHORIZATION_REVOCATION: message
            rpc-client-asyncapi.yml                      | rpc_queue: requestSum
            rpc-server-asyncapi.yml                      | {queue}: sendSumResult
            simple-asyncapi.yml                          | user/signedup: UserSignedUp
            streetlights-kafka-asyncapi.yml              | DOTTED.turn.on: turnOnOff, DOTTED.turn.off: turnOnOff, DOTTED.dim: dimLight
            streetlights-mqtt-asyncapi.yml               | ACTION/turn/on: turnOnOff, ACTION/turn/off: turnOnOff, ACTION/dim: dimLight
            streetlights-operation-security-asyncapi.yml | DOTTED.turn.on: turnOnOff, DOTTED.turn.off: turnOnOff, DOTTED.dim: dimLight
            websocket-gemini-asyncapi.yml                | /v1/marketdata/{symbol}: marketData
            """)
    void version_3_documents_publish_what_their_operations_send(String file, @Nullable String published) {
        assertThat(published(Documents.real("v3/" + file))).isEqualTo(expanded(published));
    }

    @ParameterizedTest
    @CsvSource({"v2/slack-rtm.yml, /", "v3/slack-rtm-asyncapi.yml, root"})
    void the_slack_document_publishes_46_messages_on_its_only_channel(String file, String name) {
        AsyncApiDocument slack = Documents.real(file);

        assertThat(slack.channels()).hasSize(1);
        Channel channel = slack.channels().get(0);
        assertThat(channel.name()).isEqualTo(name);
        assertThat(channel.publishable()).isTrue();
        assertThat(channel.messages()).hasSize(46);
        assertThat(channel.messages())
                .extracting(Message::name)
                .startsWith("hello", "connectionError", "accountsChanged");
        assertThat(channel.messages())
                .extracting(Message::name)
                .endsWith("manualPresenceChange", "memberJoinedChannel", "message");
        assertThat(channel.messages()).extracting(Message::name).doesNotContain("outgoingMessage");
    }

    @Test
    void a_document_tells_its_title_and_versions() {
        AsyncApiDocument adeo = Documents.real("v3/adeo-kafka-request-reply-asyncapi.yml");

        assertThat(adeo.title()).isEqualTo("Adeo AsyncAPI Case Study");
        assertThat(adeo.apiVersion()).isEqualTo("%REPLACED_BY_MAVEN%");
        assertThat(adeo.asyncApiVersion()).isEqualTo("3.1.0");
        assertThat(adeo.format()).isEqualTo(DocumentFormat.YAML);
    }

    @Test
    void channels_that_are_not_publishable_are_listed_too_without_messages() {
        assertThat(Documents.real("v3/adeo-kafka-request-reply-asyncapi.yml").channels())
                .containsExactly(
                        new Channel(
                                "costingRequestChannel",
                                "adeo-{env}-case-study-COSTING-REQUEST-{version}",
                                List.of("env", "version"),
                                false,
                                List.of()),
                        new Channel("costingResponseChannel", "costingResponseChannel", List.of(), false, List.of()));
    }

    /** {@code address: message message, address: message}; empty for a document that publishes nothing. */
    private static String published(AsyncApiDocument document) {
        return document.channels().stream()
                .filter(Channel::publishable)
                .map(RealDocumentsTest::line)
                .collect(Collectors.joining(", "));
    }

    private static String line(Channel channel) {
        return channel.address() + ": "
                + channel.messages().stream().map(Message::name).collect(Collectors.joining(" "));
    }

    private static String expanded(@Nullable String published) {
        return published == null
                ? ""
                : published.replace("DOTTED", DOTTED_ACTION).replace("ACTION/", SLASHED_ACTION + "/");
    }
}
