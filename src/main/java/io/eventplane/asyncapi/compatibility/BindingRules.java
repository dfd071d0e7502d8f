package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What protocol bindings say about how an event is carried.
 *
 * @see <a href="https://github.com/asyncapi/bindings">AsyncAPI bindings</a>
 */
final class BindingRules {

    /** How a server is run or a client is set up: an event is the same with or without. */
    private static final Set<String> HARMLESS = Set.of(
            "bindingVersion",
            "partitions",
            "replicas",
            "topicConfiguration",
            "groupId",
            "clientId",
            "messageRetentionDuration",
            "deliveryMode",
            "priority",
            "timestamp",
            "ack",
            "lastWill",
            "keepAlive",
            "cleanSession",
            "sessionExpiryInterval",
            "maximumPacketSize",
            "qos",
            "retain",
            "messageExpiryInterval",
            "expiration",
            "labels",
            "httpType");

    /** Where an event goes or how its bytes are read. */
    private static final Set<String> TELLING = Set.of(
            "topic",
            "schemaIdLocation",
            "schemaIdPayloadEncoding",
            "schemaLookupStrategy",
            "is",
            "exchange",
            "queue",
            "method",
            "type",
            "destination",
            "destinationType",
            "contentEncoding",
            "messageType",
            "cc",
            "routingKey");

    /** Fields that hold a schema: what is sent in them is held against them as a payload is. */
    private static final Set<String> SCHEMAS = Set.of("key", "headers", "query");

    /** Holds a schema of the writer's against one of the reader's. */
    interface Schemas {
        List<Break> differences(List<Located> writer, Location place, Located reader);
    }

    private final ModelSource writerSource;
    private final ModelSource readerSource;
    private final Schemas schemas;
    private final BiPredicate<JsonNode, JsonNode> same;

    BindingRules(
            ModelSource writerSource, ModelSource readerSource, Schemas schemas, BiPredicate<JsonNode, JsonNode> same) {
        this.writerSource = writerSource;
        this.readerSource = readerSource;
        this.schemas = schemas;
        this.same = same;
    }

    List<Break> breaks(Located writerPlace, List<Located> writer, Located readerPlace, List<Located> reader) {
        List<Break> breaks = new ArrayList<>();
        for (String protocol : names(writer, reader)) {
            breaks.addAll(ofProtocol(
                    protocol,
                    field(writerSource, writerPlace, writer, protocol),
                    field(readerSource, readerPlace, reader, protocol)));
        }
        return breaks;
    }

    private List<Break> ofProtocol(String protocol, Located writer, Located reader) {
        List<Break> breaks = new ArrayList<>();
        for (String name : names(List.of(writer), List.of(reader))) {
            if (!HARMLESS.contains(name)) {
                breaks.addAll(ofField(
                        protocol + "." + name,
                        name,
                        field(writerSource, writer, List.of(writer), name),
                        field(readerSource, reader, List.of(reader), name)));
            }
        }
        return breaks;
    }

    /** What only one of them says may go without saying. */
    private List<Break> ofField(String path, String name, Located writer, Located reader) {
        if (same.test(writer.node(), reader.node())) {
            return List.of();
        }
        boolean both = !writer.node().isMissingNode() && !reader.node().isMissingNode();
        if (both && SCHEMAS.contains(name)) {
            return schemas.differences(List.of(writer), writer.location(), reader);
        }
        String message = path + " is not the same";
        return List.of(
                both && TELLING.contains(name)
                        ? Break.certain("binding", writer.location(), reader.location(), message)
                        : Break.possible("binding", writer.location(), reader.location(), message));
    }

    private static Set<String> names(List<Located> writer, List<Located> reader) {
        Set<String> names = new TreeSet<>();
        Stream.of(writer, reader)
                .flatMap(List::stream)
                .flatMap(object -> object.node().propertyNames().stream())
                .filter(name -> !name.startsWith("x-"))
                .forEach(names::add);
        return names;
    }

    private static Located field(ModelSource source, Located place, List<Located> objects, String name) {
        return objects.stream()
                .filter(object -> object.node().has(name))
                .findFirst()
                .map(object -> source.field(object, name))
                .orElse(new Located(place.location(), MissingNode.getInstance()));
    }
}
