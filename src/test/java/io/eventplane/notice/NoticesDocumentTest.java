package io.eventplane.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.verdict.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What the AsyncAPI document says of the notices is what the codec writes. */
class NoticesDocumentTest {

    final AsyncApiDocument document = document();

    @Test
    void it_names_the_address_and_every_type() {
        assertThat(document.channels()).hasSize(1);
        var channel = document.channels().get(0);
        assertThat(channel.address()).isEqualTo(NoticeAddresses.of("r-1").replace("r-1", "{runtimeId}"));
        assertThat(channel.publishable()).isTrue();
        assertThat(channel.messages())
                .extracting(Message::name)
                .containsExactlyElementsOf(Arrays.stream(NoticeType.values())
                        .map(NoticeType::cloudEventType)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_as_it_is_written_fits_the_schema_of_its_type_only(NoticeType type) {
        var text = NoticeCodec.encode(notice(type));

        for (var other : NoticeType.values()) {
            assertThat(violations(text, other).isEmpty())
                    .as("%s as %s", type, other)
                    .isEqualTo(other == type);
        }
    }

    @Test
    void a_notice_without_its_data_does_not_fit() {
        var text = NoticeCodec.encode(notice(NoticeType.UPDATED)).replace("\"generation\":7,", "");

        assertThat(violations(text, NoticeType.UPDATED)).isNotEmpty();
    }

    private List<Violation> violations(String notice, NoticeType type) {
        var message =
                document.channels().get(0).messageNamed(type.cloudEventType()).orElseThrow();
        return document.payloadSchema(message)
                .orElseThrow()
                .validate(JsonMapper.shared().readTree(notice));
    }

    private static Notice notice(NoticeType type) {
        var url = new EventUrl("r-1", "http://127.0.0.1:9080/events/d");
        return new Notice(UUID.randomUUID().toString(), type, Instant.now(), "d", "a", 7, List.of(url));
    }

    private static AsyncApiDocument document() {
        try (var resource = NoticesDocumentTest.class.getResourceAsStream("notices.asyncapi.yaml")) {
            return AsyncApiDocument.parse(new String(resource.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
