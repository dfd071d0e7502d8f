package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.MqttSettings;
import io.eventplane.gateway.mqtt.socket.MqttPipeline;
import io.eventplane.gateway.wire.Entrance;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.ListenAddress;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.gateway.wire.Ports;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.net.NetServerOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Events over MQTT 3.1.1 and 5: over TCP, where there is a certificate over TLS, and over WebSocket. */
@OnePerApplication
public final class MqttProtocol implements GatewayProtocol {

    private final Ports ports;
    private final Listening listening;
    private final MqttSettings settings;
    private final Doorkeeper keeper;

    @Inject
    MqttProtocol(EventLoops loops, Listening listening, MqttSettings settings, Doorkeeper keeper) {
        this.ports = new Ports(Entrance.to(MqttSettings.NAME), loops);
        this.listening = listening;
        this.settings = settings;
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return MqttSettings.NAME;
    }

    @Override
    public Set<String> serverProtocols() {
        return Set.of(MqttSettings.NAME, "mqtts", "secure-mqtt", "mqtt5", "mqtt3");
    }

    @Override
    public void start() {
        listen("mqtt", "", listening.at(settings.port(), MqttSettings.PORT), options());
        if (listening.tls()) {
            listen(
                    "mqtts",
                    "",
                    listening.at(settings.tlsPort(), MqttSettings.TLS_PORT),
                    listening.encrypted(options()));
        }
        settings.webSocketPort().ifPresent(port -> {
            var address = listening.at(port, MqttSettings.WEB_SOCKET_PORT);
            if (listening.tls()) {
                listen("wss", MqttPipeline.PATH, address, listening.encrypted(options()));
            } else {
                listen("ws", MqttPipeline.PATH, address, options());
            }
        });
    }

    @Override
    public List<String> addresses() {
        return ports.addresses();
    }

    @Override
    public void stop() {
        ports.close();
    }

    private void listen(String scheme, String path, ListenAddress address, NetServerOptions options) {
        var bound = options.setHost(address.host()).setPort(address.sharedPort());
        var pipeline = new MqttPipeline(settings.maxPacketBytes(), !path.isEmpty(), settings.inFlight());
        ports.open(
                scheme,
                address,
                path,
                listening ->
                        new MqttListener(bound, pipeline, new MqttConnections(settings.limits(), keeper), listening));
    }

    private static NetServerOptions options() {
        return new NetServerOptions().setTcpKeepAlive(true).setTcpNoDelay(true);
    }
}
