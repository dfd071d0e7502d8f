package io.eventplane.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop            | orders                                | events.shop.orders",
                "shop            | orders/created                        | events.shop.orders.created",
                "shop            | /orders//created/                     | events.shop.orders.created",
                "shop            | orders.created.v1                     | events.shop.orders.created.v1",
                "shop            | smartylighting.streetlights.1.0.event.{streetlightId}.lighting.measured |"
                        + " events.shop.smartylighting.streetlights.1.0.event.streetlightId.lighting.measured",
                "shop            | {a}/{b}                               | events.shop.a.b",
                "shop            | {}                                    | events.shop.%2F",
                "shop            | {broken                               | events.shop.%7Bbroken",
                "shop            | /                                     | events.shop.%2F",
                "shop            | ''                                    | events.shop.%2F",
                "shop            | ./.                                   | events.shop.%2F",
                "shop            | *                                     | events.shop.%2A",
                "shop            | a/#                                   | events.shop.a.%23",
                "shop            | a/>                                   | events.shop.a.%3E",
                "shop            | a::b                                  | events.shop.a:%3Ab",
                "shop            | a::::b                                | events.shop.a:%3A:%3Ab",
                "shop            | a:b                                   | events.shop.a:b",
                "shop            | a b?c=d%2F                            | events.shop.a%20b%3Fc%3Dd%252F",
                "shop            | größe                                 | events.shop.gr%C3%B6%C3%9Fe",
                "my.shop         | orders                                | events.my%2Eshop.orders",
                "Shop & Co.      | orders                                | events.Shop%20%26%20Co%2E.orders",
                "a/b             | orders                                | events.a%2Fb.orders",
                "a%2Eb           | orders                                | events.a%252Eb.orders",
                "a:b             | orders                                | events.a%3Ab.orders"
            })
    void a_channel_has_an_address(String application, String channel, String address) {
        assertThat(ChannelAddress.of(Tenant.DEFAULT, application, channel)).isEqualTo(address);
    }

    @Test
    void three_colons_do_not_name_a_queue() {
        assertThat(ChannelAddress.of(Tenant.DEFAULT, "shop", ":::")).doesNotContain("::");
    }

    @Test
    void a_long_channel_is_cut_and_stays_unique() {
        String one = ChannelAddress.of(Tenant.DEFAULT, "shop", "x".repeat(300) + "1");
        String two = ChannelAddress.of(Tenant.DEFAULT, "shop", "x".repeat(300) + "2");

        assertThat(one)
                .hasSize(ChannelAddress.LONGEST)
                .startsWith("events.shop.xxx")
                .isNotEqualTo(two)
                .matches("[A-Za-z0-9_.%~-]+");
    }

    @Test
    void a_tenant_has_a_part_that_no_application_can_have() {
        assertThat(ChannelAddress.of(new Tenant("a.b"), "shop", "orders")).isEqualTo("events.@a%2Eb.shop.orders");
        assertThat(ChannelAddress.of(Tenant.DEFAULT, "@a", "shop/orders")).isEqualTo("events.%40a.shop.orders");
    }

    @Test
    void an_application_without_a_name_is_refused() {
        assertThatThrownBy(() -> ChannelAddress.of(Tenant.DEFAULT, " ", "orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
    }
}
