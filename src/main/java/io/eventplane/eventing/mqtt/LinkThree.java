package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAck;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAck;
import io.cloudevents.core.data.BytesCloudEventData;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client that speaks MQTT 3.1.1: how many messages are under way there is the broker's to limit, and its sessions last until they are ended. */
final class LinkThree implements Link {

    private final MqttSettings settings;
    private final Mqtt3AsyncClient client;
    private final Inbox<Mqtt3Publish> inbox;

    LinkThree(
            MqttSettings settings,
            MqttClientTransportConfig transport,
            MqttClientExecutorConfig loops,
            Listener listener) {
        this.settings = settings;
        this.client = Mqtt3Client.builder()
                .identifier(settings.clientId())
                .transportConfig(transport)
                .executorConfig(loops)
                .addDisconnectedListener(context -> listener.disconnected(this, context.getCause()))
                .buildAsync();
        this.inbox = new Inbox<>(
                client.toRx().publishes(MqttGlobalPublishFilter.ALL, true),
                publish -> listener.received(this, publication(publish)));
    }

    @Override
    public CompletableFuture<Boolean> connect(Login login, int receiveMaximum) {
        inbox.open();
        return client.connect(packet(login).cleanSession(false).build()).thenApply(this::begin);
    }

    private Boolean begin(Mqtt3ConnAck answer) {
        if (!answer.isSessionPresent()) {
            inbox.open();
        }
        return answer.isSessionPresent();
    }

    @Override
    public CompletableFuture<?> subscribe() {
        return client.subscribeWith()
                .topicFilter(settings.filter())
                .qos(MqttQos.fromCode(settings.qos()))
                .send()
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .thenAccept(this::requireQos);
    }

    private void requireQos(Mqtt3SubAck answer) {
        Granted.require(settings.qos(), answer.getReturnCodes().get(0).getCode());
    }

    @Override
    public CompletableFuture<?> unsubscribe(String filter) {
        return client.unsubscribeWith().topicFilter(filter).send().orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletableFuture<?> disconnect() {
        return client.disconnect();
    }

    @Override
    public CompletableFuture<?> forget(Login login) {
        return client.connect(packet(login).cleanSession(true).build()).thenCompose(answer -> client.disconnect());
    }

    @Override
    public boolean isConnected() {
        return client.getState().isConnected();
    }

    @Override
    public boolean isIdle() {
        return inbox.isEmpty();
    }

    @Override
    public void release() {
        inbox.close();
    }

    private Mqtt3ConnectBuilder packet(Login login) {
        return Mqtt3Connect.builder()
                .keepAlive(settings.keepAlive())
                .simpleAuth(login.account()
                        .map(account -> Mqtt3SimpleAuth.builder()
                                .username(account.user())
                                .password(account.secret().getBytes(UTF_8))
                                .build())
                        .orElse(null));
    }

    private Publication publication(Mqtt3Publish publish) {
        return new Publication(
                publish.getTopic().toString(),
                BytesCloudEventData.wrap(publish.getPayloadAsBytes()),
                Publication.Properties.NONE,
                () -> inbox.acknowledge(publish::acknowledge));
    }
}
