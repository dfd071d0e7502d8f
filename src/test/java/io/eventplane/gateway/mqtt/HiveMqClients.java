package io.eventplane.gateway.mqtt;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** HiveMQ's clients, and waiting for what they answer. */
final class HiveMqClients {

    static final byte[] GOOD = "{\"lumens\":1}".getBytes(StandardCharsets.UTF_8);
    static final byte[] BAD = "{\"lumens\":-1}".getBytes(StandardCharsets.UTF_8);

    private static final long PATIENCE_SECONDS = 20;

    private HiveMqClients() {}

    static Mqtt5AsyncClient five(MqttGateway gateway, String id) {
        return Mqtt5Client.builder()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(gateway.port())
                .buildAsync();
    }

    static Mqtt3AsyncClient three(MqttGateway gateway, String id) {
        return Mqtt3Client.builder()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(gateway.port())
                .buildAsync();
    }

    static void await(CompletableFuture<?> answer) {
        var unused = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What it fails with. */
    static <E extends Throwable> E failure(Class<E> kind, Supplier<CompletableFuture<?>> what) {
        try {
            await(what.get());
        } catch (CompletionException e) {
            return Objects.requireNonNull(kind.cast(e.getCause()));
        }
        throw new AssertionError("expected a failure, a " + kind.getSimpleName());
    }
}
