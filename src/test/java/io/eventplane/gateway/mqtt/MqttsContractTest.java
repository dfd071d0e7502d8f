package io.eventplane.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.wire.TlsContract;
import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** MQTT over TLS, and so over WebSocket with TLS. */
class MqttsContractTest extends TlsContract<MqttGateway> {

    @Override
    protected MqttGateway start(Map<String, String> settings) {
        var gateway = new MqttGateway(settings);
        gateway.define("d1", MqttGateway.LAMPS, null);
        return gateway;
    }

    @Override
    protected URI encrypted(MqttGateway gateway) {
        return gateway.uri("mqtts");
    }

    @Override
    protected URI clear(MqttGateway gateway) {
        return gateway.uri("mqtt");
    }

    /** With MQTT 3.1.1 and a clean session. */
    @Override
    protected Publisher connect(MqttGateway gateway, SSLContext trusting) throws IOException {
        var client = new OneConnection(socket(trusting, encrypted(gateway)));
        client.ask("10 0c 00 04 4d 51 54 54 04 02 00 3c 00 00", "20 02 00 00");
        return client;
    }

    private record OneConnection(SSLSocket socket) implements Publisher {

        /** With QoS 1 and the packet id 1. */
        @Override
        public void publish() throws IOException {
            String topic = HexFormat.of().formatHex(RawClient.utf8("lamps/measured"));
            String payload = HexFormat.of().formatHex(RawClient.GOOD);
            int length = 2 + topic.length() / 2 + 2 + payload.length() / 2;
            ask("32 %02x 00 0e %s 00 01 %s".formatted(length, topic, payload), "40 02 00 01");
        }

        private void ask(String packet, String answer) throws IOException {
            socket.getOutputStream().write(bytes(packet));
            assertThat(socket.getInputStream().readNBytes(bytes(answer).length)).isEqualTo(bytes(answer));
        }

        private static byte[] bytes(String hex) {
            return HexFormat.of().parseHex(hex.replace(" ", ""));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
