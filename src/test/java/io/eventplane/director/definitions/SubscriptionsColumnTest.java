package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SubscriptionsColumnTest {

    @Test
    void no_subscriptions_are_kept_without_a_key() {
        SubscriptionsColumn column = new SubscriptionsColumn();
        ExternalSubscriptions none = new ExternalSubscriptions(List.of());

        assertThat(column.convertToDatabaseColumn(none)).isEqualTo("[]");
        assertThat(column.convertToEntityAttribute("[]")).isEqualTo(none);
    }

    /** Rules may become stricter; what was taken before must not make its definition unreadable. */
    @Test
    void what_would_be_refused_today_is_read_as_it_was_stored() {
        String stored = """
                [{"url": "kafka://ada@kafka", "auth": null, "topic": "", "attributes": {"unheard": "of"}},
                 {"url": "kafka://ada@kafka", "auth": null, "topic": "", "attributes": null}]""";

        ExternalSubscriptions read = JsonMapper.builder().build().readValue(stored, ExternalSubscriptions.class);

        assertThat(read.list()).extracting(EventAPISubscription::url).containsOnly("kafka://ada@kafka");
        assertThat(read.list().get(0).attributes())
                .isEqualTo(new EventAPISubscriptionAttributes(Map.of("unheard", "of")));
    }
}
