package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Addresses;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.mqtt.packet.MqttSettings;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.mqtt.session.Sessions;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Configs;
import java.util.Map;

/** MQTT as part of a gateway of several protocols. */
public final class MqttParts {

    private MqttParts() {}

    public static GatewayProtocol protocol(
            EventLoops loops,
            Listening listening,
            Intake intake,
            OpenEventApis apis,
            IntakeLimits limits,
            SecurityParts security) {
        var settings = new MqttSettings(
                Configs.with(
                        Map.of(MqttSettings.PORT, "0", MqttSettings.TLS_PORT, "0", MqttSettings.WEB_SOCKET_PORT, "0")),
                limits);
        var reception = new Reception(intake, new Addresses(intake, apis), apis, new Sessions(settings));
        return new MqttProtocol(
                loops, listening, settings, new Doorkeeper(reception, security.logins, security.exchanges));
    }
}
