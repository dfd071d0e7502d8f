package io.eventplane.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticeCodecTest {

    private static final String ID = "8b1c0e1e-7d0c-4b3c-9f53-111111111111";

    @ParameterizedTest
    @EnumSource
    void a_notice_comes_back_as_it_was(NoticeType type) {
        Notice notice = notice(type);

        assertThat(NoticeCodec.decode(NoticeCodec.encode(notice))).isEqualTo(notice);
    }

    @Test
    void it_is_a_structured_cloud_event() {
        JsonNode event = JsonMapper.shared().readTree(NoticeCodec.encode(notice(NoticeType.UPDATED)));

        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(ID);
        assertThat(event.path("source").asString()).isEqualTo("/eventplane/director");
        assertThat(event.path("type").asString()).isEqualTo("io.eventplane.definition.updated.v1");
        assertThat(event.path("subject").asString()).isEqualTo("d1");
        assertThat(event.path("time").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(event.at("/data/eventUrls/0/runtimeId").asString()).isEqualTo("r1");
    }

    @Test
    void unknown_fields_and_missing_event_urls_are_tolerated() {
        Notice notice = NoticeCodec.decode("""
            {"specversion":"1.0","id":"%s","source":"/elsewhere","type":"io.eventplane.definition.deleted.v1","subject":"d1","time":"2026-01-02T04:04:05+01:00",
             "later":{"a":1},"data":{"definitionId":"d1","applicationId":"a1","generation":7,"more":[1]}}\
            """.formatted(ID));

        assertThat(notice)
                .isEqualTo(new Notice(
                        ID, NoticeType.DELETED, Instant.parse("2026-01-02T03:04:05Z"), "d1", "a1", 7, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "null", "{}", "1", "{\"specversion\":\"0.3\"}"})
    void what_is_no_notice_is_refused(String text) {
        assertThatThrownBy(() -> NoticeCodec.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"8b1c|\"id\":\"x|UUID",
                "definition.updated.v1|definition.lost.v1|not a notice's type",
                "2026-01-02|yesterday|time must be as in RFC 3339",
                "\"generation\":3|\"generation\":\"3\"|generation must be a whole number",
                "\"generation\":3|\"generation\":-3|generation must be at least 0",
                "\"subject\":\"d1\"|\"subject\":\"d2\"|its subject d2 is not its definition d1",
                "\"runtimeId\":\"r2\"|\"runtimeId\":\"r1\"|two event URLs for Runtime r1",
                "\"applicationId\":\"a1\"|\"applicationId\":\" \"|application id is blank"
            })
    void a_malformed_notice_is_refused_with_its_reason(String part, String otherwise, String reason) {
        String json = NoticeCodec.encode(notice(NoticeType.UPDATED)).replace(part, otherwise);

        assertThatThrownBy(() -> NoticeCodec.decode(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void its_event_url_is_found_by_runtime() {
        Notice notice = notice(NoticeType.UPDATED);

        assertThat(notice.eventUrl("r2").map(EventUrl::url)).hasValue("http://two/events/d1");
        assertThat(notice.eventUrl(UUID.randomUUID().toString())).isEmpty();
    }

    private static Notice notice(NoticeType type) {
        List<EventUrl> urls =
                List.of(new EventUrl("r1", "http://one/events/d1"), new EventUrl("r2", "http://two/events/d1"));
        return new Notice(ID, type, Instant.parse("2026-01-02T03:04:05.678Z"), "d1", "a1", 3, urls);
    }
}
