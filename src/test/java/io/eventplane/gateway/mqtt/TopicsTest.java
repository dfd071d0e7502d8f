package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.publish;
import static io.eventplane.gateway.mqtt.RawClient.utf8;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.mqtt.packet.Properties;
import io.eventplane.platform.Credential;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    private static final int TOPIC_NAME_INVALID = 0x90;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int ALIAS_INVALID = 0x94;
    private static final int PROTOCOL_ERROR = 0x82;

    private final MqttGateway gateway = new MqttGateway(Map.of());

    @AfterEach
    void close() {
        gateway.close();
    }

    private RawClient lamp() {
        return RawClient.five(gateway, "a", connect -> connect.username("lamp").password(utf8("light")));
    }

    private static int answer(RawClient client, String topic, byte[] payload) {
        client.send(publish(AT_LEAST_ONCE, 1, topic, payload));
        return RawClient.code(client.read(PUBACK));
    }

    @ParameterizedTest
    @CsvSource({
        "town/measured, events.shop.town.measured",
        "/town/measured, events.shop.town.measured",
        "events/d1/town/measured, events.shop.town.measured",
        "events/d1/town/l7/command, events.shop.town.lamp.command",
        "town/l7/command, events.shop.town.lamp.command"
    })
    void name_a_channel(String topic, String address) {
        gateway.define("d1", MqttGateway.TOWN, MqttGateway.LIGHT);
        try (var client = lamp()) {
            assertThat(answer(client, topic, GOOD)).isZero();
        }
        assertThat(gateway.bus.only().address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"town/nothing", "town", "events/d1/town/nothing", "events/d9/town/measured", "town/received", "$SYS/x"})
    void that_name_none_are_refused(String topic) {
        gateway.define("d1", MqttGateway.TOWN, MqttGateway.LIGHT);
        try (var client = lamp()) {
            assertThat(answer(client, topic, GOOD)).isEqualTo(TOPIC_NAME_INVALID);
        }
    }

    @Test
    void lead_only_to_what_the_credentials_open() {
        gateway.define("d1", MqttGateway.TOWN, MqttGateway.LIGHT);
        gateway.define("d2", MqttGateway.LAMPS, new Credential.Basic("other", "secret"));
        try (var client = lamp()) {
            assertThat(answer(client, "lamps/measured", GOOD)).isEqualTo(TOPIC_NAME_INVALID);
            assertThat(answer(client, "events/d2/lamps/measured", GOOD)).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void that_several_definitions_have_are_refused_with_the_alternatives() {
        gateway.define("d1", MqttGateway.LAMPS, MqttGateway.LIGHT);
        gateway.define("d2", MqttGateway.LAMPS, MqttGateway.LIGHT);
        try (var client = lamp()) {
            client.send(publish(AT_LEAST_ONCE, 1, "lamps/measured", GOOD));
            var header = (MqttPubReplyMessageVariableHeader) client.read(PUBACK).variableHeader();
            assertThat(Byte.toUnsignedInt(header.reasonCode())).isEqualTo(TOPIC_NAME_INVALID);
            assertThat(Properties.user(header.properties()))
                    .extracting(pair -> pair.value)
                    .containsExactlyInAnyOrder(
                            "urn:eventplane:problem:ambiguous-channel",
                            "events/d1/lamps/measured",
                            "events/d2/lamps/measured");
            assertThat(answer(client, "events/d2/lamps/measured", GOOD)).isZero();
        }
    }

    @Test
    void are_told_apart_by_credentials_among_many_definitions() {
        for (int number = 0; number < 200; number++) {
            gateway.define("d" + number, MqttGateway.TOWN, new Credential.Basic("user" + number, "secret"));
        }
        try (var client = RawClient.five(
                gateway, "a", connect -> connect.username("user77").password(utf8("secret")))) {
            assertThat(answer(client, "town/l7/command", GOOD)).isZero();
        }
        assertThat(gateway.bus.only().properties()).containsEntry("eventplane_definition", "d77");
    }

    @Test
    void with_dots_name_a_channel_too() {
        gateway.define("d1", MqttGateway.TOWN.replace("town/{lamp}/command", "town.{lamp}.command"), MqttGateway.LIGHT);
        try (var client = lamp()) {
            assertThat(answer(client, "town.l7.command", GOOD)).isZero();
            assertThat(answer(client, "town.l7.other", GOOD)).isEqualTo(TOPIC_NAME_INVALID);
        }
        assertThat(gateway.bus.only().properties()).containsEntry("param_lamp", "l7");
    }

    @Test
    void follow_a_change_at_once() {
        gateway.define("d1", 1, MqttGateway.LAMPS, MqttGateway.LIGHT);
        try (var client = lamp()) {
            assertThat(answer(client, "lamps/measured", GOOD)).isZero();

            gateway.define("d1", 2, MqttGateway.TOWN, MqttGateway.LIGHT);
            assertThat(answer(client, "lamps/measured", GOOD)).isEqualTo(TOPIC_NAME_INVALID);
            assertThat(answer(client, "town/measured", GOOD)).isZero();

            gateway.define("d1", 3, MqttGateway.TOWN, new Credential.Basic("lamp", "changed"));
            assertThat(answer(client, "events/d1/town/measured", GOOD)).isEqualTo(NOT_AUTHORIZED);

            gateway.urls.removed("d1");
            assertThat(answer(client, "events/d1/town/measured", GOOD)).isEqualTo(TOPIC_NAME_INVALID);
        }
    }

    @Test
    void may_have_an_alias() {
        gateway.define("d1", MqttGateway.LAMPS, MqttGateway.LIGHT);
        try (var client = lamp()) {
            client.send(publish(AT_LEAST_ONCE, 1, false, "lamps/measured", GOOD, alias(3)));
            assertThat(RawClient.code(client.read(PUBACK))).isZero();
            client.send(publish(AT_LEAST_ONCE, 2, false, "", GOOD, alias(3)));
            assertThat(RawClient.code(client.read(PUBACK))).isZero();
        }
        assertThat(gateway.bus.published).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0, " + ALIAS_INVALID, "33, " + ALIAS_INVALID, "4, " + PROTOCOL_ERROR})
    void with_a_bad_alias_end_the_connection(int alias, int code) {
        gateway.define("d1", MqttGateway.LAMPS, MqttGateway.LIGHT);
        try (var client = lamp()) {
            client.send(publish(AT_LEAST_ONCE, 1, false, "", GOOD, alias(alias)));
            assertThat(client.goodbye()).isEqualTo(code);
        }
    }

    private static MqttProperties alias(int number) {
        return RawClient.number(MqttPropertyType.TOPIC_ALIAS, number);
    }
}
