package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.notation.DocumentFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What the specification's example documents say the Application publishes, read by a person. */
class RealDocumentsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/asyncapi/published.csv", delimiter = '|', nullValues = "nothing")
    void documents_publish_what_their_application_sends(String path, @Nullable String published) {
        assertThat(published(Documents.real(path))).isEqualTo(published == null ? "" : published);
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
}
