package io.eventplane.eventing.delivery;

import static io.eventplane.eventing.delivery.Documents.outlet;
import static io.eventplane.eventing.delivery.Messages.body;
import static io.eventplane.eventing.delivery.Messages.plain;
import static io.eventplane.eventing.delivery.Messages.received;
import static io.eventplane.eventing.delivery.Messages.structured;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.eventplane.bus.BusEvent;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import io.eventplane.replica.PayloadValidation;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final String CLOUD_EVENT = """
            {"specversion": "1.0", "id": "e1", "source": "/till/3", "type": "OrderCreated", "data": {"number": 4}}
            """;

    private static BusEvent event(Received message) {
        return event(message, outlet("orders.created"));
    }

    private static BusEvent event(Received message, Outlet outlet) {
        var converted = Conversion.of(message, outlet);
        assertThat(converted.deadLetter()).as("%s", converted).isFalse();
        assertThat(converted.events()).hasSize(1);
        return converted.events().get(0);
    }

    private static BusEvent letter(Received message) {
        return letter(message, outlet("orders.created"));
    }

    private static BusEvent letter(Received message, Outlet outlet) {
        var converted = Conversion.of(message, outlet);
        assertThat(converted.deadLetter()).as("%s", converted).isTrue();
        assertThat(converted.events()).hasSize(1);
        return converted.events().get(0);
    }

    private static String data(CloudEvent event) {
        return new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8);
    }

    @Nested
    class Plain_messages {

        @Test
        void become_events_of_the_subscriptions_url_and_the_documents_message() {
            var event = event(plain("orders.created", "{\"number\": 3}", Map.of()));

            assertThat(event.address()).isEqualTo("events.shop.orders.created");
            assertThat(event.event().getId()).isEqualTo("orders.created-0-7");
            assertThat(event.event().getSource()).isEqualTo(URI.create(Documents.URL));
            assertThat(event.event().getType()).isEqualTo("OrderCreated");
            assertThat(event.event().getSubject()).isEqualTo("orders.created");
            assertThat(event.event().getDataContentType()).isEqualTo("application/json");
            assertThat(data(event.event())).isEqualTo("{\"number\": 3}");
            assertThat(event.properties()).containsEntry("eventplane_message", "OrderCreated");
        }

        @Test
        void keep_key_and_headers_as_extension_attributes() {
            var event = event(plain(
                            "orders.created",
                            "{\"number\": 3}",
                            Map.of("X-Request-Id", "r1", "partitionkey", "k", "id", "own", "tab", "a\tb")))
                    .event();

            assertThat(event.getExtension("xrequestid")).isEqualTo("r1");
            assertThat(event.getExtension("partitionkey")).isEqualTo("k");
            assertThat(event.getExtension("xid")).isEqualTo("own");
            assertThat(event.getExtension("tab")).isEqualTo("a\uFFFDb");
        }

        @Test
        void are_the_same_for_the_bus_at_the_same_position_only() {
            var first = event(plain("orders.created", 1, "{\"number\": 3}", Map.of(), () -> {}));
            var again = event(plain("orders.created", 1, "{\"number\": 3}", Map.of(), () -> {}));
            var next = event(plain("orders.created", 2, "{\"number\": 3}", Map.of(), () -> {}));

            assertThat(again.duplicateId()).isPresent().isEqualTo(first.duplicateId());
            assertThat(next.duplicateId()).isPresent().isNotEqualTo(first.duplicateId());
        }

        @Test
        void without_a_position_are_never_the_same() {
            var content = new PresentedEvent.Plain(Optional.empty(), null, body("{\"number\": 3}"));

            assertThat(event(received("orders.created", Optional.empty(), content, Map.of(), () -> {}))
                            .duplicateId())
                    .isEmpty();
        }

        @Test
        void go_to_the_channel_that_their_topic_names() {
            var event = event(plain("lamps/7/lit", "on", Map.of()), outlet("lamps/+/lit"));

            assertThat(event.address()).isEqualTo("events.shop.lamps.lamp.lit");
            assertThat(event.properties()).containsEntry("param_lamp", "7");
            assertThat(event.event().getSubject()).isEqualTo("lamps/7/lit");
        }

        @Test
        void go_to_the_only_channel_without_parameters_where_topics_name_none() {
            assertThat(event(plain("t-17", "{\"number\": 3}", Map.of()), outlet("t-17"))
                            .address())
                    .isEqualTo("events.shop.orders.created");
        }
    }

    @Nested
    class Cloud_events {

        @Test
        void stay_as_they_are() {
            var event = event(structured("orders.created", CLOUD_EVENT));

            assertThat(event.event().getId()).isEqualTo("e1");
            assertThat(event.event().getSource()).isEqualTo(URI.create("/till/3"));
            assertThat(event.event().getSubject()).isNull();
            assertThat(data(event.event())).isEqualTo("{\"number\": 4}");
        }

        @Test
        void are_the_same_for_the_bus_wherever_they_are() {
            var content = new PresentedEvent.Structured(null, body(CLOUD_EVENT));
            var here = event(received("orders.created", Optional.of("p1"), content, Map.of(), () -> {}));
            var there = event(received("orders.created", Optional.of("p2"), content, Map.of(), () -> {}));

            assertThat(here.duplicateId()).isPresent().isEqualTo(there.duplicateId());
        }

        @Test
        void in_a_batch_become_one_event_each() {
            var batch = new PresentedEvent.Batched(
                    null, body("[" + CLOUD_EVENT + "," + CLOUD_EVENT.replace("e1", "e2") + "]"));

            assertThat(Conversion.of(
                                    received("orders.created", Optional.of("p"), batch, Map.of(), () -> {}),
                                    outlet("orders.created"))
                            .events())
                    .extracting(event -> event.event().getId())
                    .containsExactly("e1", "e2");
        }
    }

    @Nested
    class Dead_letters {

        @Test
        void hold_what_breaks_the_schema_with_the_reason_and_its_position() {
            var letter = letter(plain("orders.created", "{\"number\": \"three\"}", Map.of("key", "k1")));

            assertThat(letter.address()).isEqualTo("dead-letter.external.d1");
            assertThat(data(letter.event())).isEqualTo("{\"number\": \"three\"}");
            assertThat(letter.event().getType()).isEqualTo("io.eventplane.event.refused.v1");
            assertThat(letter.duplicateId()).isPresent();
            assertThat(letter.properties())
                    .containsEntry("eventplane_reason", "invalid-payload")
                    .containsEntry("eventplane_definition", "d1")
                    .containsEntry("eventplane_position", "orders.created-0-7")
                    .containsEntry("eventplane_violations", "1")
                    .containsEntry("original_key", "k1")
                    .hasEntrySatisfying(
                            "eventplane_violation", said -> assertThat(said).contains("/number"));
        }

        @Test
        void hold_no_event_that_policy_lets_pass() {
            var message = plain("orders.created", "{\"number\": \"three\"}", Map.of());

            assertThat(event(message, outlet("orders.created", PayloadValidation.WARN))
                            .properties())
                    .containsEntry("eventplane_violations", "1");
            assertThat(event(message, outlet("orders.created", PayloadValidation.OFF))
                            .properties())
                    .doesNotContainKey("eventplane_violations");
        }

        @Test
        void hold_what_says_that_it_is_a_cloud_event_and_is_none() {
            assertThat(letter(structured("orders.created", "{\"specversion\": \"1.0\"}"))
                            .properties())
                    .containsEntry("eventplane_reason", "malformed-event");
        }

        @Test
        void hold_what_could_not_be_read_at_all() {
            var why = new RefusedException(Reason.UNSUPPORTED_MEDIA_TYPE, "no such format");
            var content = new PresentedEvent.Unreadable(why, body("?"));

            assertThat(letter(received("orders.created", Optional.of("p"), content, Map.of(), () -> {}))
                            .properties())
                    .containsEntry("eventplane_reason", "unsupported-media-type")
                    .containsEntry("eventplane_detail", "no such format");
        }

        @Test
        void hold_what_is_too_large() {
            assertThat(letter(plain("orders.created", "x".repeat(1001), Map.of()))
                            .properties())
                    .containsEntry("eventplane_reason", "too-large");
        }

        @Test
        void hold_what_carries_more_than_the_bus_has_room_for_without_it() {
            var letter = letter(plain("orders.created", "{\"number\": 3}", Map.of("much", "x".repeat(70_000))));

            assertThat(letter.properties())
                    .containsEntry("eventplane_reason", "too-large")
                    .doesNotContainKey("original_much");
        }

        @Test
        void are_the_same_for_the_bus_at_the_same_position() {
            var message = plain("orders.created", "no JSON", Map.of());

            assertThat(letter(message).duplicateId()).isEqualTo(letter(message).duplicateId());
        }
    }
}
