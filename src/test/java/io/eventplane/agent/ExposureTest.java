package io.eventplane.agent;

import static io.eventplane.agent.Examples.definition;
import static io.eventplane.agent.Examples.document;
import static io.eventplane.agent.Examples.documented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureTest {

    static final String ORDERS = "events.Shop.shop.region.orders";
    static final String REFUNDS = "events.Shop.shop.region.refunds";

    @TempDir
    Path folder;

    final FakeBus bus = new FakeBus();
    Exposure exposure;

    @BeforeEach
    void start() {
        exposure = new Exposure(Examples.reader(), new OpenAddresses(folder, bus::open, bus::close));
    }

    @Test
    void every_publishable_channel_has_its_address_and_no_other() {
        exposure.changed(definition("d", 1, "orders", "refunds"));

        assertThat(bus.open).containsExactly(ORDERS, REFUNDS);
        assertThat(exposure.find("d")).get().extracting(OfferedEvent::id).isEqualTo("d");
    }

    @Test
    void a_channel_that_is_gone_loses_its_address() {
        exposure.changed(definition("d", 1, "orders", "refunds"));
        exposure.changed(definition("d", 2, "refunds"));

        assertThat(bus.open).containsExactly(REFUNDS);
    }

    @Test
    void an_address_that_another_definition_uses_stays() {
        exposure.changed(definition("v1", 1, "orders", "refunds"));
        exposure.changed(definition("v2", 1, "orders"));

        exposure.removed("v1");
        assertThat(bus.open).containsExactly(ORDERS);

        exposure.removed("v2");
        assertThat(bus.open).isEmpty();
        assertThat(exposure.events()).isEmpty();
    }

    @Test
    void an_address_in_use_is_closed_later() {
        exposure.changed(definition("d", 1, "orders"));
        bus.inUse.add(ORDERS);
        exposure.removed("d");
        exposure.closeUnused();
        assertThat(bus.open).containsExactly(ORDERS);

        bus.inUse.clear();
        exposure.closeUnused();

        assertThat(bus.open).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_address_in_use_is_closed_later_even_after_a_restart() {
        exposure.changed(definition("d", 1, "orders"));
        bus.inUse.add(ORDERS);
        exposure.removed("d");
        start();
        bus.inUse.clear();

        exposure.closeUnused();

        assertThat(bus.open).isEmpty();
    }

    @Test
    void an_address_that_waits_to_be_closed_is_kept_when_it_is_wanted_again() {
        exposure.changed(definition("d", 1, "orders"));
        bus.inUse.add(ORDERS);
        exposure.removed("d");
        bus.inUse.clear();
        exposure.changed(definition("e", 1, "orders"));

        exposure.closeUnused();

        assertThat(bus.open).containsExactly(ORDERS);
    }

    @Test
    void without_the_bus_it_throws_and_offers_nothing_new() {
        bus.away = true;

        assertThatThrownBy(() -> exposure.changed(definition("d", 1, "orders"))).hasMessage("the broker is away");
        exposure.closeUnused();
        assertThat(exposure.events()).isEmpty();

        bus.away = false;
        exposure.changed(definition("d", 1, "orders"));
        assertThat(exposure.events()).hasSize(1);
    }

    @Test
    void without_the_bus_a_definition_goes_and_its_address_follows_later() {
        exposure.changed(definition("d", 1, "orders"));
        bus.away = true;
        exposure.removed("d");
        assertThat(exposure.events()).isEmpty();

        bus.away = false;
        exposure.closeUnused();

        assertThat(bus.open).isEmpty();
    }

    @Test
    void a_document_that_can_not_be_used_leaves_what_was_offered_before() {
        exposure.changed(definition("d", 1, "orders"));

        assertThatThrownBy(() -> exposure.changed(documented("d", 2, "Shop", "no: asyncapi")))
                .isInstanceOf(RuntimeException.class);

        assertThat(exposure.find("d"))
                .get()
                .satisfies(event -> assertThat(event.definition().generation()).isEqualTo(1));
        assertThat(bus.open).containsExactly(ORDERS);
    }

    @Test
    void a_definition_whose_document_is_not_fetched_yet_is_offered_without_channels() {
        exposure.changed(Examples.notFetched("d"));

        assertThat(exposure.find("d")).get().satisfies(event -> {
            assertThat(event.channels()).isEmpty();
            assertThat(event.document()).isEmpty();
        });
    }

    @Test
    void events_are_in_the_order_of_application_name_and_id() {
        exposure.changed(definition("b", 1, "orders"));
        exposure.changed(definition("a", 1, "orders"));
        exposure.changed(documented("c", 1, "Bakery", document("bread")));

        assertThat(exposure.events()).extracting(OfferedEvent::id).containsExactly("c", "a", "b");
    }

    @Test
    void the_record_of_an_address_comes_before_the_address() throws IOException {
        bus.away = true;
        assertThatThrownBy(() -> exposure.changed(definition("d", 1, "orders"))).hasMessage("the broker is away");

        assertThat(record()).isEqualTo(ORDERS);
    }

    private String record() throws IOException {
        try (var files = Files.list(folder)) {
            return Files.readString(files.findAny().orElseThrow());
        }
    }
}
