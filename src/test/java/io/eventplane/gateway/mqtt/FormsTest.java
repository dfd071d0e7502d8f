package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.publish;
import static io.eventplane.gateway.mqtt.RawClient.utf8;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.CONTENT_TYPE;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.CORRELATION_DATA;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.PAYLOAD_FORMAT_INDICATOR;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.RESPONSE_TOPIC;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    private static final int PAYLOAD_FORMAT_INVALID = 0x99;

    private static final String STRUCTURED = """
        {"specversion":"1.0","id":"e1","source":"/lamp/1","type":"lampMeasured","data":{"lumens":1}}\
        """;

    private final MqttGateway gateway = MqttGateway.open();
    private final RawClient five = RawClient.five(gateway, "five");

    @AfterEach
    void close() {
        five.close();
        gateway.close();
    }

    private int send(MqttProperties properties, byte[] payload) {
        five.send(publish(AT_LEAST_ONCE, 1, false, "lamps/measured", payload, properties));
        return RawClient.code(five.read(PUBACK));
    }

    private CloudEvent event() {
        return gateway.bus.only().event();
    }

    private static MqttProperties contentType(String type) {
        var properties = new MqttProperties();
        properties.add(new StringProperty(CONTENT_TYPE.value(), type));
        return properties;
    }

    private static MqttProperties attributes(String... namesAndValues) {
        var properties = new MqttProperties();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            properties.add(new UserProperty(namesAndValues[at], namesAndValues[at + 1]));
        }
        return properties;
    }

    private static MqttProperties binary() {
        return attributes("specversion", "1.0", "id", "e1", "source", "/lamp/1", "type", "lampMeasured", "room", "7");
    }

    @Test
    void binary_has_its_attributes_in_user_properties() {
        var properties = binary();
        properties.add(new StringProperty(CONTENT_TYPE.value(), "application/json"));
        properties.add(new UserProperty("X-Trace-Of-Ours", "not an attribute"));

        assertThat(send(properties, GOOD)).isZero();

        assertThat(event().getId()).isEqualTo("e1");
        assertThat(event().getSource().toString()).isEqualTo("/lamp/1");
        assertThat(event().getExtension("room")).isEqualTo("7");
        assertThat(event().getDataContentType()).isEqualTo("application/json");
        assertThat(event().getData().toBytes()).isEqualTo(GOOD);
    }

    @Test
    void structured_is_told_by_its_content_type() {
        assertThat(send(contentType("application/cloudevents+json; charset=utf-8"), utf8(STRUCTURED)))
                .isZero();

        assertThat(event().getId()).isEqualTo("e1");
    }

    @Test
    void plain_gets_its_attributes_filled_in() {
        assertThat(send(attributes("type", "of something else"), GOOD)).isZero();

        assertThat(event().getSource().toString()).isEqualTo("/applications/app-1");
        assertThat(event().getType()).isEqualTo("lampMeasured");
    }

    @Test
    void what_asks_for_an_answer_is_an_event_like_any_other() {
        var properties = new MqttProperties();
        properties.add(new StringProperty(RESPONSE_TOPIC.value(), "answers"));
        properties.add(new BinaryProperty(CORRELATION_DATA.value(), new byte[] {1}));
        properties.add(new IntegerProperty(PUBLICATION_EXPIRY_INTERVAL.value(), 1));

        assertThat(send(properties, GOOD)).isZero();
    }

    @Test
    void a_payload_that_says_it_is_text_must_be() {
        var properties = new MqttProperties();
        properties.add(new IntegerProperty(PAYLOAD_FORMAT_INDICATOR.value(), 1));

        assertThat(send(properties, new byte[] {'"', (byte) 0xC3, '"'})).isEqualTo(PAYLOAD_FORMAT_INVALID);
        assertThat(send(properties, GOOD)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+avro", "application/cloudevents-batch+json", "text/plain", "?"})
    void other_content_types_are_refused(String type) {
        assertThat(send(contentType(type), GOOD)).isEqualTo(PAYLOAD_FORMAT_INVALID);
    }

    @Test
    void half_a_binary_event_is_refused() {
        assertThat(send(attributes("specversion", "1.0"), GOOD)).isEqualTo(PAYLOAD_FORMAT_INVALID);
        assertThat(send(attributes("id", "e1", "source", "/x", "type", "lampMeasured"), GOOD))
                .isEqualTo(PAYLOAD_FORMAT_INVALID);
        var twice = binary();
        twice.add(new UserProperty("id", "e2"));
        assertThat(send(twice, GOOD)).isEqualTo(PAYLOAD_FORMAT_INVALID);
        var misplaced = binary();
        misplaced.add(new UserProperty("datacontenttype", "application/json"));
        assertThat(send(misplaced, GOOD)).isEqualTo(PAYLOAD_FORMAT_INVALID);
    }

    @Test
    void in_mqtt_3_1_1_the_payload_tells() {
        try (var three = RawClient.three(gateway, "three", any -> {})) {
            three.send(publish(AT_LEAST_ONCE, 1, "lamps/measured", utf8(STRUCTURED)));
            three.read(PUBACK);
            three.send(publish(AT_LEAST_ONCE, 2, "lamps/measured", GOOD));
            three.read(PUBACK);
            three.send(publish(AT_LEAST_ONCE, 3, "lamps/measured", utf8("""
                {"lumens":1,"note":{"specversion":"1.0"}}""")));
            three.read(PUBACK);
        }
        assertThat(gateway.bus.published)
                .extracting(each -> each.event().getSource().toString())
                .containsExactly("/lamp/1", "/applications/app-1", "/applications/app-1");
    }

    @Test
    void in_mqtt_3_1_1_a_refused_event_ends_the_connection() {
        try (var three = RawClient.three(gateway, "three", any -> {})) {
            three.send(publish(AT_LEAST_ONCE, 1, "lamps/measured", HiveMqClients.BAD));
            assertThat(three.next()).isNull();
        }
        try (var three = RawClient.three(gateway, "three", any -> {})) {
            three.send(publish(AT_MOST_ONCE, 0, "lamps/measured", HiveMqClients.BAD));
            three.send(publish(AT_LEAST_ONCE, 1, "lamps/measured", GOOD));
            three.read(PUBACK);
        }
    }

    @Test
    void an_event_sent_again_with_its_id_is_the_same_for_the_bus() {
        send(binary(), GOOD);
        send(binary(), GOOD);

        assertThat(gateway.bus.published).extracting(each -> each.duplicateId()).hasSize(2);
        assertThat(gateway.bus.published.get(0).duplicateId())
                .isEqualTo(gateway.bus.published.get(1).duplicateId());
    }
}
