package io.eventplane.gateway.mqtt.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.intake.Ending;
import io.eventplane.gateway.mqtt.packet.Texts;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import java.util.Optional;

/**
 * What a sender is told, as a reason string and user properties: the same that {@code application/problem+json} says over HTTP. As much
 * of it as the client's largest packet holds, the most telling first.
 */
public final class Report {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST_REASON = 1024;
    private static final int BESIDE_PROPERTIES = 16;
    private static final int BESIDE_STRING = 3;
    private static final int BESIDE_PAIR = 5;

    private final MqttProperties properties = new MqttProperties();
    private int left;

    private Report(int packetBytes) {
        this.left = Math.min(packetBytes, MOST_BYTES) - BESIDE_PROPERTIES;
    }

    /** A reason string alone. */
    public static MqttProperties of(String reason) {
        var report = new Report(MOST_BYTES);
        report.reason(reason);
        return report.properties;
    }

    /** Why an event is refused, and how long its version lives; nothing for a client that wants nothing in words. */
    public static MqttProperties of(Refusal refusal, Optional<Ending> ending, Client client) {
        if (!client.problemInformation()) {
            return MqttProperties.NO_PROPERTIES;
        }
        var report = new Report(client.packetBytes());
        report.reason(refusal.detail());
        report.pair("type", "urn:eventplane:problem:" + refusal.reason().code());
        refusal.violations()
                .forEach(fault ->
                        report.pair("violation", fault.pointer() + " " + fault.rule() + ": " + fault.message()));
        refusal.alternatives().forEach(other -> report.pair("alternative", other));
        refusal.retryAfterSeconds().ifPresent(seconds -> report.pair("retry-after", seconds.toString()));
        ending.ifPresent(report::ending);
        return report.properties;
    }

    /** What goes with an event that was taken. */
    public static MqttProperties of(Optional<Ending> ending, Client client) {
        if (ending.isEmpty() || !client.problemInformation()) {
            return MqttProperties.NO_PROPERTIES;
        }
        var report = new Report(client.packetBytes());
        report.ending(ending.get());
        return report.properties;
    }

    private void ending(Ending ending) {
        ending.since().ifPresent(since -> pair("deprecated-since", since.toString()));
        ending.sunset().ifPresent(sunset -> pair("sunset", sunset.toString()));
        ending.successor().ifPresent(next -> pair("successor", next.url().toString()));
        ending.warning().ifPresent(warning -> pair("warning", warning));
    }

    private void reason(String text) {
        var reason = Texts.cut(Texts.withoutControls(text), LONGEST_REASON);
        if (fits(BESIDE_STRING + bytes(reason))) {
            properties.add(new StringProperty(MqttPropertyType.REASON_STRING.value(), reason));
        }
    }

    private void pair(String name, String value) {
        var text = Texts.cut(Texts.withoutControls(value), LONGEST_REASON);
        if (fits(BESIDE_PAIR + bytes(name) + bytes(text))) {
            properties.add(new UserProperty(name, text));
        }
    }

    private boolean fits(int bytes) {
        boolean fits = bytes <= left;
        left -= fits ? bytes : 0;
        return fits;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
