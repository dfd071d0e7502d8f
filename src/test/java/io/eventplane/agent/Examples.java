package io.eventplane.agent;

import static java.util.stream.Collectors.joining;

import io.eventplane.bus.Endpoint;
import io.eventplane.bus.Endpoint.Protocol;
import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.replica.PayloadValidation;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.ReplicatedDefinition.Version;
import io.eventplane.replica.SpecFormat;
import java.util.List;
import java.util.stream.Stream;

/** Definitions to test with. */
final class Examples {

    static final List<Endpoint> BUS =
            List.of(new Endpoint(Protocol.CORE, "127.0.0.1", 61616), new Endpoint(Protocol.AMQP, "127.0.0.1", 5672));

    private Examples() {}

    /** The Application sends on these channels and receives on one called commands. */
    static ReplicatedDefinition definition(String id, long generation, String... channels) {
        return documented(id, generation, "Shop", document(channels));
    }

    static ReplicatedDefinition documented(String id, long generation, String application, String document) {
        return new ReplicatedDefinition(
                id,
                generation,
                new Application("a-" + application, application),
                "Orders",
                null,
                "orders",
                new Version("v1", null, Lifecycle.CURRENT),
                new Spec(document, SpecFormat.YAML),
                null,
                null,
                null,
                PayloadValidation.ENFORCE,
                null);
    }

    static ReplicatedDefinition notFetched(String id) {
        return new ReplicatedDefinition(
                id,
                1,
                new Application("a-Shop", "Shop"),
                "Orders",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PayloadValidation.ENFORCE,
                null);
    }

    static EventReader reader() {
        return new EventReader(() -> BUS);
    }

    static String document(String... channels) {
        var described =
                Stream.concat(Stream.of("commands"), Stream.of(channels)).map(Examples::channel);
        var sent = Stream.of(channels).map("send-%1$s: {action: send, channel: {$ref: '#/channels/%1$s'}}"::formatted);
        return """
                asyncapi: 3.0.0
                info: {title: Orders, version: 1.0.0}
                servers: {old: {host: kafka.example.com, protocol: kafka}}
                channels: {%s}
                operations: {receiveCommands: {action: receive, channel: {$ref: '#/channels/commands'}}, %s}
                """.formatted(described.collect(joining(", ")), sent.collect(joining(", ")));
    }

    private static String channel(String name) {
        return ("%1$s: {address: 'shop/{region}/%1$s', parameters: {region: {description: where}},"
                        + " messages: {%1$sHappened: {contentType: application/json, payload: {type: object}}}}")
                .formatted(name);
    }
}
