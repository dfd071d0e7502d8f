package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.HiveMqClients.GOOD;
import static io.eventplane.gateway.mqtt.HiveMqClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import io.eventplane.gateway.http.Certificate;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that others have written, over every way in. {@code mosquitto_pub} has a test of its own. */
class IndependentClientsTest {

    private static final String CHANNEL = "lamps/measured";

    @TempDir
    private Path folder;

    private MqttGateway gateway = MqttGateway.open(MqttGateway.LIGHT);

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void paho_publishes_with_mqtt_5(int qos) throws MqttException {
        withPaho(client -> client.publish(CHANNEL, new MqttMessage(GOOD, qos, false, null)));

        await().until(() -> gateway.bus.published.size() == 1);
    }

    @Test
    void paho_is_told_that_it_may_not_subscribe() throws MqttException {
        withPaho(client ->
                assertThat(client.subscribe(CHANNEL, 1).getReasonCodes()).containsExactly(0x83));
    }

    @Test
    void paho_is_told_why_an_event_is_refused() throws MqttException {
        withPaho(client -> {
            var refused = client.getTopic(CHANNEL).publish(new MqttMessage(HiveMqClients.BAD, 1, false, null));
            refused.waitForCompletion();
            assertThat(refused.getReasonCodes()).containsExactly(0x99);
        });
    }

    private interface Use {
        void of(MqttClient client) throws MqttException;
    }

    private void withPaho(Use use) throws MqttException {
        var client = new MqttClient("tcp://127.0.0.1:" + gateway.port(), "paho", new MemoryPersistence());
        client.connect(login());
        try {
            use.of(client);
        } finally {
            client.disconnect();
            client.close();
        }
    }

    private static MqttConnectionOptions login() {
        var login = new MqttConnectionOptions();
        login.setUserName(MqttGateway.LIGHT.username());
        login.setPassword(RawClient.utf8(MqttGateway.LIGHT.password()));
        return login;
    }

    @ParameterizedTest
    @EnumSource(MqttQos.class)
    void hivemq_publishes_with_mqtt_3_1_1(MqttQos qos) {
        var client = HiveMqClients.three(gateway, "hivemq");
        await(client.connectWith()
                .simpleAuth()
                .username("lamp")
                .password(RawClient.utf8("light"))
                .applySimpleAuth()
                .send());

        await(client.publishWith().topic(CHANNEL).qos(qos).payload(GOOD).send());

        await().until(() -> gateway.bus.published.size() == 1);
        await(client.disconnect());
    }

    @Test
    void hivemq_publishes_over_websocket() {
        var address = gateway.uri("ws");
        publish(Mqtt5Client.builder()
                .serverHost(address.getHost())
                .serverPort(address.getPort())
                .webSocketConfig()
                .serverPath(address.getPath())
                .applyWebSocketConfig());
    }

    @Test
    void hivemq_publishes_over_tls() throws Exception {
        var certificate = Certificate.in(folder);
        gateway.close();
        gateway = new MqttGateway(Map.of(
                "eventplane.gateway.tls.certificate", certificate.certificate().toString(),
                "eventplane.gateway.tls.key", certificate.key().toString()));
        gateway.define("d1", MqttGateway.LAMPS, MqttGateway.LIGHT);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted(certificate));
        var address = gateway.uri("mqtts");

        publish(Mqtt5Client.builder()
                .serverHost(address.getHost())
                .serverPort(address.getPort())
                .sslConfig()
                .trustManagerFactory(trust)
                .applySslConfig());
        publish(Mqtt5Client.builder()
                .serverHost(address.getHost())
                .serverPort(gateway.uri("wss").getPort())
                .webSocketConfig()
                .serverPath("/mqtt")
                .applyWebSocketConfig()
                .sslConfig()
                .trustManagerFactory(trust)
                .applySslConfig());
    }

    private static KeyStore trusted(Certificate certificate) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", certificate.store().getCertificate("gateway"));
        return trusted;
    }

    private void publish(Mqtt5ClientBuilder builder) {
        gateway.bus.published.clear();
        var client = builder.identifier("hivemq").buildAsync();
        await(client.connectWith()
                .simpleAuth()
                .username("lamp")
                .password(RawClient.utf8("light"))
                .applySimpleAuth()
                .send());

        await(client.publishWith()
                .topic(CHANNEL)
                .qos(MqttQos.EXACTLY_ONCE)
                .payload(GOOD)
                .send());

        assertThat(gateway.bus.published).hasSize(1);
        await(client.disconnect());
    }
}
