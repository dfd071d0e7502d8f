package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventplane.peers.FreePort;
import io.eventplane.platform.Configs;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.RuntimeIdentities;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.eclipse.microprofile.config.Config;

/**
 * A whole bus for a test: an embedded broker on free ports and a folder of the test's, with everything that stands on
 * it; or the same on a remote broker.
 */
final class RunningBus implements AutoCloseable {

    /** The Runtimes that a Director knows, with their secrets. */
    static final Map<String, String> RUNTIMES = Map.of(
            "b0a7c1de-0000-4000-8000-00000000000a",
            "secret-of-a",
            "b0a7c1de-0000-4000-8000-00000000000b",
            "secret-of-b");

    private final Map<String, String> keys;
    private final DataFolder data;
    final Broker broker;
    final Logins logins;
    private final Administration administration;
    final Lanes lanes;
    final EventBus events;
    final BusQueues queues;
    final RuntimeIdentities identities;
    final ArtemisConnector connector;

    private RunningBus(Path folder, Map<String, String> keys) {
        this.keys = Map.copyOf(keys);
        Config config = Configs.with(keys);
        this.data = new DataFolder(folder);
        this.identities = new RuntimeIdentities(config, data);
        this.logins = new Logins(config, data, identities);
        this.broker = new Broker(
                config, data, logins, new BrokerSecurity(logins, (id, secret) -> secret.equals(RUNTIMES.get(id))));
        this.lanes = new Lanes(config, broker);
        this.events = new EventBus(broker, lanes, new Batches(broker));
        this.queues = new BusQueues(broker);
        this.administration = new Administration(broker, BrokerUser.DIRECTOR);
        this.connector = new ArtemisConnector(broker, lanes, identities);
    }

    static RunningBus in(Path folder, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "eventplane.broker.port", freePort(),
                "eventplane.broker.amqp-port", freePort()));
        keys.putAll(more);
        return new RunningBus(folder, keys);
    }

    static String secret(String runtimeId) {
        return RUNTIMES.getOrDefault(runtimeId, "there is no such Runtime");
    }

    static RunningBus in(Path folder) {
        return in(folder, Map.of());
    }

    /** Another server that uses this broker from outside. */
    RunningBus remote(Path folder, Map<String, String> more) {
        Map<String, String> remoteKeys = new HashMap<>(keys);
        remoteKeys.put("eventplane.broker.url", endpoint(Endpoint.Protocol.CORE).url());
        for (BrokerUser user : EnumSet.complementOf(EnumSet.of(BrokerUser.RUNTIME))) {
            remoteKeys.put(user.key("password"), password(user));
        }
        remoteKeys.putAll(more);
        return new RunningBus(folder, remoteKeys);
    }

    RunningBus remote(Path folder) {
        return remote(folder, Map.of());
    }

    void stopBroker() {
        broker.embedded().orElseThrow().stop();
    }

    Endpoint endpoint(Endpoint.Protocol protocol) {
        return broker.endpoints().stream()
                .filter(endpoint -> endpoint.protocol() == protocol)
                .findFirst()
                .orElseThrow();
    }

    String password(BrokerUser user) {
        return logins.of(user).password().orElseThrow();
    }

    /** A workload. */
    ConnectionFactory coreClient() {
        return coreClient(BrokerUser.CONSUMER);
    }

    ConnectionFactory amqpClient() {
        return amqpClient(BrokerUser.CONSUMER);
    }

    ConnectionFactory coreClient(BrokerUser user) {
        return new ActiveMQConnectionFactory(endpoint(Endpoint.Protocol.CORE).url(), user.label(), password(user));
    }

    ConnectionFactory amqpClient(BrokerUser user) {
        return new JmsConnectionFactory(
                user.label(), password(user), endpoint(Endpoint.Protocol.AMQP).url());
    }

    /** The Director's questions; a connection of its own. */
    Administration administration() {
        return administration;
    }

    /** Publishes and waits for the answer. */
    void publish(BusEvent event) {
        try {
            events.publish(event).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BusException failure) {
                throw failure;
            }
            throw e;
        }
    }

    static BusEvent event(String address, String id) {
        return new BusEvent(address, cloudEvent(id), Optional.of(id), Map.of());
    }

    static CloudEvent cloudEvent(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/shop"))
                .withType("order.created")
                .withData("application/json", "{\"order\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    static String freePort() {
        return Integer.toString(FreePort.find());
    }

    /** As the application does when it stops. */
    @Override
    public void close() {
        connector.close();
        lanes.close();
        administration.close();
        events.close();
        queues.close();
        broker.close();
    }
}
