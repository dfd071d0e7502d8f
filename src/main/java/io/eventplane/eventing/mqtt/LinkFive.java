package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.UserProperties;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client that speaks MQTT 5. */
final class LinkFive implements Link {

    private final MqttSettings settings;
    private final Mqtt5AsyncClient client;
    private final Inbox<Mqtt5Publish> inbox;

    LinkFive(
            MqttSettings settings,
            MqttClientTransportConfig transport,
            MqttClientExecutorConfig loops,
            Listener listener) {
        this.settings = settings;
        this.client = Mqtt5Client.builder()
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
        var connect = packet(login)
                .cleanStart(false)
                .sessionExpiryInterval(settings.sessionExpiry())
                .restrictions()
                .receiveMaximum(receiveMaximum)
                .applyRestrictions()
                .build();
        return client.connect(connect).thenApply(this::begin);
    }

    private Boolean begin(Mqtt5ConnAck answer) {
        if (settings.isShared() && !answer.getRestrictions().isSharedSubscriptionAvailable()) {
            throw new RefusedByBrokerException(
                    "the broker has no shared subscriptions: set shareName to none, and run one agent alone");
        }
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
                .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                .send()
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .thenAccept(this::requireQos);
    }

    private void requireQos(Mqtt5SubAck answer) {
        Granted.require(settings.qos(), answer.getReasonCodes().get(0).getCode());
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
        var connect = packet(login).cleanStart(true).sessionExpiryInterval(0).build();
        return client.connect(connect).thenCompose(answer -> client.disconnect());
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

    private Mqtt5ConnectBuilder packet(Login login) {
        return Mqtt5Connect.builder()
                .keepAlive(settings.keepAlive())
                .simpleAuth(login.account()
                        .map(account -> Mqtt5SimpleAuth.builder()
                                .username(account.user())
                                .password(account.secret().getBytes(UTF_8))
                                .build())
                        .orElse(null));
    }

    private Publication publication(Mqtt5Publish publish) {
        return new Publication(
                publish.getTopic().toString(),
                BytesCloudEventData.wrap(publish.getPayloadAsBytes()),
                new Publication.Properties(
                        publish.getContentType().map(Object::toString).orElse(null),
                        new UserProperties(publish.getUserProperties().asList().stream()
                                .map(pair -> new UserProperties.Pair(
                                        pair.getName().toString(),
                                        pair.getValue().toString()))
                                .toList()),
                        publish.getResponseTopic().map(Object::toString).orElse(null),
                        publish.getCorrelationData().map(LinkFive::base64).orElse(null)),
                () -> inbox.acknowledge(publish::acknowledge));
    }

    /** As CloudEvents writes what is binary. */
    private static String base64(ByteBuffer buffer) {
        return US_ASCII.decode(Base64.getEncoder().encode(buffer.duplicate())).toString();
    }
}
