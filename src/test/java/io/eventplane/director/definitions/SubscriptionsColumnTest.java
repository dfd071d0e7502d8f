package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionsColumnTest {

    @Test
    void no_subscriptions_are_kept_without_a_key() {
        SubscriptionsColumn column = new SubscriptionsColumn();
        ExternalSubscriptions none = new ExternalSubscriptions(List.of());

        assertThat(column.convertToDatabaseColumn(none)).isEqualTo("[]");
        assertThat(column.convertToEntityAttribute("[]")).isEqualTo(none);
    }
}
