package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.bus.BusEvent;
import io.eventplane.bus.BusFailures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishingTest {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final byte[] GOOD = "{\"lumens\":1}".getBytes(UTF_8);
    private static final String BATCH = """
        [{"specversion":"1.0","id":"a","source":"x","type":"t","data":{"lumens":1}},
         {"specversion":"1.0","id":"b","source":"x","type":"t","data":{"lumens":1}}]\
        """;

    private final Gateway gateway = Gateway.with("d1", Definitions.LAMPS);

    private static Map<String, String> event(String id, String source) {
        return Map.of(
                "content-type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                id,
                "ce-source",
                source,
                "ce-type",
                "t");
    }

    @Nested
    class Answer {

        @Test
        void waits_until_the_bus_has_the_event() {
            var confirmation = new CompletableFuture<Void>();
            gateway.bus.confirming = event -> confirmation;

            var answer = gateway.send("/d1", JSON, GOOD);
            assertThat(answer).isNotDone();

            confirmation.complete(null);
            assertThat(answer.join().status()).isEqualTo(202);
        }

        @Test
        void of_a_batch_waits_for_all_of_it_also_behind_a_failure() {
            var first = new CompletableFuture<Void>();
            var second = new CompletableFuture<Void>();
            gateway.bus.confirming = event -> event.event().getId().equals("a") ? first : second;

            var answer = gateway.send(
                    "/d1", Map.of("content-type", "application/cloudevents-batch+json"), BATCH.getBytes(UTF_8));
            first.completeExceptionally(BusFailures.unavailable());
            assertThat(answer).isNotDone();

            second.complete(null);
            assertThat(answer.join().status()).isEqualTo(503);
        }

        @Test
        void is_503_with_a_time_to_come_back_when_the_bus_is_away() {
            gateway.bus.confirming = event -> CompletableFuture.failedFuture(BusFailures.unavailable());

            var answer = gateway.send("/d1", JSON, GOOD).join();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "5");
            assertThat(answer.body()).contains("urn:eventplane:problem:bus-unavailable");
        }

        @Test
        void is_503_when_the_bus_is_full() {
            gateway.bus.confirming = event -> CompletableFuture.failedFuture(BusFailures.full());

            var answer = gateway.send("/d1", JSON, GOOD).join();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "1");
            assertThat(answer.body()).contains("urn:eventplane:problem:bus-full");
        }

        @Test
        void tells_nothing_of_a_fault_of_the_gateways_own() {
            gateway.bus.confirming =
                    event -> CompletableFuture.failedFuture(new IllegalStateException("secret detail"));

            var answer = gateway.send("/d1", JSON, GOOD).join();

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("urn:eventplane:problem:internal")
                    .doesNotContain("secret detail");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "post"})
        void to_any_other_method_is_405(String method) {
            var answer = gateway.send(method, "/d1", Map.of("origin", "https://x"), new byte[0])
                    .join();

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers()).containsExactly(Map.entry("Allow", "POST"));
        }

        @Test
        void to_a_wrong_media_type_names_the_right_one() {
            var answer = gateway.send("/d1", Map.of("content-type", "text/plain"), GOOD)
                    .join();

            assertThat(answer.headers()).containsEntry("Accept", "application/json");
        }
    }

    @Nested
    class Duplicates {

        private String idOf(Map<String, String> headers) {
            gateway.bus.published.clear();
            assertThat(gateway.send("/d1", headers, GOOD).join().status()).isEqualTo(202);
            return gateway.bus.only().duplicateId().orElseThrow();
        }

        @Test
        void have_one_id_for_the_bus_which_stays_the_same_for_ever() {
            assertThat(idOf(event("e1", "/lamp/1")))
                    .isEqualTo(idOf(event("e1", "/lamp/1")))
                    .isEqualTo("51945356c7a0756c6c9b315f0760a8418464c6195628ab209d7437981a84bd47");
        }

        @Test
        void are_those_with_the_same_id_and_source_only() {
            assertThat(List.of(
                            idOf(event("e1", "/lamp/1")),
                            idOf(event("e1", "/lamp/2")),
                            idOf(event("e2", "/lamp/1")),
                            idOf(event("1", "/lamp/1e"))))
                    .doesNotHaveDuplicates();
        }

        @Test
        void are_no_events_whose_sender_cannot_name_them() {
            assertThat(gateway.send("/d1", JSON, GOOD).join().status()).isEqualTo(202);

            assertThat(gateway.bus.only().duplicateId()).isEmpty();
        }

        @Test
        void of_a_plain_body_are_those_with_one_idempotency_key() {
            var keyed = Map.of("content-type", "application/json", "idempotency-key", "k");

            assertThat(idOf(keyed)).isEqualTo(idOf(keyed));
        }

        @Test
        void in_another_definition_are_none() {
            var first = idOf(event("e1", "/lamp/1"));
            gateway.urls.changed(Definitions.of("d2", Definitions.LAMPS));
            gateway.bus.published.clear();

            assertThat(gateway.send("/d2", event("e1", "/lamp/1"), GOOD).join().status())
                    .isEqualTo(202);

            assertThat(gateway.bus.only().duplicateId().orElseThrow()).isNotEqualTo(first);
        }
    }

    @Nested
    class OpeningChannels {

        @Test
        void comes_before_the_event_url_is_open() {
            var fresh = new Gateway();
            fresh.bus.opening = () ->
                    assertThat(fresh.send("/d1", JSON, GOOD).join().status()).isEqualTo(404);

            fresh.urls.changed(Definitions.of("d1", Definitions.TOWN));

            assertThat(fresh.bus.open)
                    .containsExactlyInAnyOrder(
                            "events.shop.town.measured",
                            "events.shop.town.lamp.command",
                            "events.shop.town.notes",
                            "events.shop.town.anything");
        }

        @Test
        void is_made_up_for_with_the_first_event_when_the_bus_was_away() {
            var fresh = new Gateway();
            fresh.bus.opening = () -> {
                throw BusFailures.unavailable();
            };
            fresh.urls.changed(Definitions.of("d1", Definitions.LAMPS));
            assertThat(fresh.send("/d1", JSON, GOOD).join().status()).isEqualTo(503);
            assertThat(fresh.send("/d1", JSON, "{}".getBytes(UTF_8)).join().status())
                    .isEqualTo(422);

            fresh.bus.opening = () -> {};
            assertThat(fresh.send("/d1", JSON, GOOD).join().status()).isEqualTo(202);
        }

        @Test
        void is_done_again_after_a_failure() {
            gateway.bus.confirming = event -> CompletableFuture.failedFuture(BusFailures.unavailable());
            gateway.send("/d1", JSON, GOOD).join();
            gateway.bus.open.clear();

            gateway.bus.confirming = event -> CompletableFuture.completedFuture(null);
            assertThat(gateway.send("/d1", JSON, GOOD).join().status()).isEqualTo(202);
        }
    }

    @Nested
    class Changes {

        @Test
        void close_the_event_url_with_the_definition() {
            gateway.urls.removed("d1");

            assertThat(gateway.send("/d1", JSON, GOOD).join().status()).isEqualTo(404);
        }

        @Test
        void leave_an_event_alone_that_has_started() {
            var confirmation = new CompletableFuture<Void>();
            gateway.bus.confirming = event -> confirmation;
            var answer = gateway.send("/d1", JSON, GOOD);

            gateway.urls.removed("d1");
            confirmation.complete(null);

            assertThat(answer.join().status()).isEqualTo(202);
        }

        @Test
        void go_forwards_only() {
            gateway.urls.changed(Definitions.of("d1", 3, Definitions.TOWN, null));
            gateway.urls.changed(Definitions.of("d1", 2, Definitions.LAMPS, null));

            assertThat(gateway.send("/d1/town/measured", JSON, GOOD).join().status())
                    .isEqualTo(202);
        }

        @Test
        void to_an_unreadable_document_close_the_event_url() {
            var broken = Definitions.of("d1", 2, "asyncapi: 3.0.0", null);

            assertThatThrownBy(() -> gateway.urls.changed(broken)).isInstanceOf(InvalidDocumentException.class);
            assertThat(gateway.send("/d1", JSON, GOOD).join().status()).isEqualTo(404);
        }

        @Test
        void under_fire_lose_nothing_and_mix_nothing() throws Exception {
            var town = Definitions.TOWN.replace("town/measured", "lamps/measured");
            var stop = new AtomicBoolean();
            var begun = new CountDownLatch(2);
            var senders = Executors.newFixedThreadPool(2);
            var results = List.of(senders.submit(() -> fire(begun, stop)), senders.submit(() -> fire(begun, stop)));
            begun.await();
            for (int generation = 2; generation < 300; generation++) {
                var document = generation % 2 == 0 ? town : Definitions.LAMPS;
                gateway.urls.changed(Definitions.of("d1", generation, document, null));
            }
            stop.set(true);

            var accepted = new HashSet<String>();
            for (var result : results) {
                accepted.addAll(result.get());
            }
            senders.shutdown();
            assertThat(gateway.bus.published)
                    .extracting(each -> each.event().getId())
                    .containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(gateway.bus.published).extracting(BusEvent::address).containsOnly("events.shop.lamps.measured");
        }

        private List<String> fire(CountDownLatch begun, AtomicBoolean stop) {
            var ids = new ArrayList<String>();
            while (!stop.get()) {
                var answer = gateway.send("/d1/lamps/measured", JSON, GOOD).join();
                assertThat(answer.status()).isEqualTo(202);
                ids.add(answer.body().replace("{\"id\":\"", "").replace("\"}", ""));
                begun.countDown();
            }
            return ids;
        }
    }
}
