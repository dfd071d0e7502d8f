package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5MessageException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Over MQTT 5, with HiveMQ's client. */
final class MqttPublisher {

    private MqttPublisher() {}

    static boolean publishes(WholeGateway gateway, String definition, Presented presented) {
        var uri = gateway.uri(Publisher.scheme("mqtt", presented), "");
        var builder = Mqtt5Client.builder()
                .identifier(UUID.randomUUID().toString())
                .serverHost(uri.getHost())
                .serverPort(uri.getPort());
        var client = (presented.certificate().isPresent() ? builder.sslConfig(tls(gateway, presented)) : builder)
                .buildAsync();
        try {
            await(client.connect(connect(presented)));
            await(client.publishWith()
                    .topic("events/" + definition + "/" + Publisher.CHANNEL)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(Publisher.EVENT.getBytes(UTF_8))
                    .send()
                    .thenAccept(result -> result.getError().ifPresent(MqttPublisher::fail)));
            return true;
        } catch (CompletionException e) {
            if (isRefusal(e.getCause())) {
                return false;
            }
            throw e;
        } finally {
            var unused = client.disconnect().exceptionally(gone -> null);
        }
    }

    private static void fail(Throwable error) {
        throw new CompletionException(error);
    }

    private static boolean isRefusal(@Nullable Throwable failure) {
        return failure instanceof Mqtt5MessageException
                || failure instanceof ConnectionClosedException
                || failure instanceof ConnectionFailedException;
    }

    private static void await(CompletableFuture<?> answer) {
        var unused =
                answer.orTimeout(Publisher.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static MqttClientSslConfig tls(WholeGateway gateway, Presented presented) {
        var authority = gateway.authority;
        return MqttClientSslConfig.builder()
                .trustManagerFactory(authority.trust())
                .keyManagerFactory(authority.keys(Publisher.alias(presented).orElse(null)))
                .build();
    }

    private static Mqtt5Connect connect(Presented presented) {
        var connect = Mqtt5Connect.builder();
        var login = presented.login();
        if (presented.mechanism().filter(name -> name.startsWith("SCRAM")).isPresent()) {
            var pair = login.orElseThrow();
            return connect.enhancedAuth(new ScramMqtt(presented.mechanism().get(), pair.user(), pair.password()))
                    .build();
        }
        if (login.isPresent()) {
            return connect.simpleAuth()
                    .username(login.get().user())
                    .password(login.get().password().getBytes(UTF_8))
                    .applySimpleAuth()
                    .build();
        }
        return presented
                .token()
                .map(token -> connect.simpleAuth()
                        .username("anybody")
                        .password(token.getBytes(UTF_8))
                        .applySimpleAuth()
                        .build())
                .orElseGet(connect::build);
    }
}
