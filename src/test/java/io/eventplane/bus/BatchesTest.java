package io.eventplane.bus;

import static io.eventplane.bus.RunningBus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventplane.platform.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    private static final String ORDERS = ChannelAddress.of(Tenant.DEFAULT, "shop", "orders/created");
    private static final String RETURNS = ChannelAddress.of(Tenant.DEFAULT, "shop", "orders/returned");

    @TempDir
    Path folder;

    private RunningBus embedded;
    private RunningBus remote;

    @BeforeEach
    void start() {
        embedded = RunningBus.in(folder.resolve("embedded"));
        embedded.broker.start();
        remote = embedded.remote(folder.resolve("remote"));
        embedded.events.open(ORDERS);
        embedded.events.open(RETURNS);
    }

    @AfterEach
    void stop() {
        remote.close();
        embedded.close();
    }

    private EventBus bus(String where) {
        return where.equals("embedded") ? embedded.events : remote.events;
    }

    private static BusEvent once(String address, String id) {
        return new BusEvent(
                address,
                CloudEventBuilder.from(event(address, id).event()).build(),
                Optional.of("duplicate-" + id),
                Map.of());
    }

    private Set<String> ids(String address) throws Exception {
        try (Reader reader = Reader.ofQueue(embedded.coreClient(), address)) {
            return reader.drainIds();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "remote"})
    void what_is_stored_together_arrives_in_its_order(String where) throws Exception {
        bus(where).publishTogether(List.of(once(ORDERS, "1"), once(RETURNS, "2"), once(ORDERS, "3")));

        assertThat(ids(ORDERS)).containsExactly("1", "3");
        assertThat(ids(RETURNS)).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "remote"})
    void nothing_of_a_batch_is_kept_that_can_not_be_stored_as_a_whole(String where) throws Exception {
        var batch = List.of(once(ORDERS, "1"), once("nowhere", "2"), once(ORDERS, "3"));

        assertThatThrownBy(() -> bus(where).publishTogether(batch)).isInstanceOf(BusException.class);

        assertThat(ids(ORDERS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "remote"})
    void a_batch_that_failed_is_no_duplicate_of_itself(String where) throws Exception {
        var batch = List.of(once(ORDERS, "1"), once("nowhere", "2"));
        assertThatThrownBy(() -> bus(where).publishTogether(batch)).isInstanceOf(BusException.class);

        bus(where).publishTogether(List.of(once(ORDERS, "1")));

        assertThat(ids(ORDERS)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "remote"})
    void what_came_before_is_kept_once_and_the_rest_in_order(String where) throws Exception {
        bus(where).publishTogether(List.of(once(ORDERS, "1"), once(ORDERS, "2")));

        bus(where).publishTogether(List.of(once(ORDERS, "2"), once(ORDERS, "3"), once(ORDERS, "1"), once(ORDERS, "4")));

        assertThat(ids(ORDERS)).containsExactly("1", "2", "3", "4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "remote"})
    void many_store_at_the_same_time(String where) throws Exception {
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < 8; writer++) {
            int own = writer;
            all.add(CompletableFuture.runAsync(() -> IntStream.range(0, 10)
                    .forEach(i -> bus(where)
                            .publishTogether(
                                    List.of(once(ORDERS, own + "-" + i + "a"), once(ORDERS, own + "-" + i + "b"))))));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();

        assertThat(ids(ORDERS)).hasSize(160).doesNotHaveDuplicates();
    }

    @Test
    void they_survive_a_broker_that_is_stopped_and_started() throws Exception {
        embedded.events.publishTogether(List.of(once(ORDERS, "1")));
        embedded.stopBroker();
        embedded.broker.start();

        embedded.events.publishTogether(List.of(once(ORDERS, "1"), once(ORDERS, "2")));

        assertThat(ids(ORDERS)).containsExactly("1", "2");
    }

    @Test
    void without_a_broker_they_say_so() {
        remote.events.publishTogether(List.of(once(ORDERS, "1")));
        embedded.stopBroker();

        assertThatThrownBy(() -> remote.events.publishTogether(List.of(once(ORDERS, "2"))))
                .isInstanceOf(BusUnavailableException.class);
    }
}
