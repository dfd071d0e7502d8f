package io.eventplane.gateway.mqtt.packet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a packet of MQTT 5; those of 3.1.1 have none. */
public final class Properties {

    private Properties() {}

    /** A number of up to 32 bits, without sign. */
    public static OptionalLong number(MqttProperties properties, MqttPropertyType type) {
        Object found = properties.getProperty(type.value());
        return found instanceof IntegerProperty number
                ? OptionalLong.of(Integer.toUnsignedLong(number.value()))
                : OptionalLong.empty();
    }

    /** Null without one. */
    public static @Nullable String text(MqttProperties properties, MqttPropertyType type) {
        Object found = properties.getProperty(type.value());
        return found instanceof StringProperty text ? text.value() : null;
    }

    /** A character for each byte; empty without one. */
    public static String binary(MqttProperties properties, MqttPropertyType type) {
        Object found = properties.getProperty(type.value());
        return found instanceof BinaryProperty bytes ? new String(bytes.value(), ISO_8859_1) : "";
    }

    /** In their order, possibly with names that are there twice. */
    public static List<StringPair> user(MqttProperties properties) {
        Object found = properties.getProperty(MqttPropertyType.USER_PROPERTY.value());
        return found instanceof UserProperties user ? user.value() : List.of();
    }
}
