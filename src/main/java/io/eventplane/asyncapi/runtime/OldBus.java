package io.eventplane.asyncapi.runtime;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a document says about the bus the Application had in mind, and how to take it out: protocol bindings, security, and
 * which servers a channel is on. Changes the given copies; looks only where AsyncAPI puts such fields, never into schemas
 * or examples, which may have properties of these names.
 */
final class OldBus {

    private OldBus() {}

    /** @param kind the key an entry is under, at the root or among the components */
    static void removeFrom(String kind, JsonNode entry) {
        switch (kind) {
            case "channels" -> removeFromChannel(entry);
            case "operations", "operationTraits" -> removeFromOperation(entry);
            case "messages", "messageTraits" -> removeFromMessage(entry);
            default -> {
                // Nothing else has such fields, and nothing that stays refers to what is nothing else: bindings,
                // servers.
            }
        }
    }

    private static void removeFromChannel(JsonNode channel) {
        remove(channel, "servers", "bindings");
        removeFromOperation(channel.path("subscribe"));
        removeFromOperation(channel.path("publish"));
        channel.path("messages").forEach(OldBus::removeFromMessage);
    }

    private static void removeFromOperation(JsonNode operation) {
        remove(operation, "security", "bindings");
        operation.path("traits").forEach(trait -> remove(trait, "security", "bindings"));
        removeFromMessage(operation.path("message"));
        operation.path("messages").forEach(OldBus::removeFromMessage);
    }

    private static void removeFromMessage(JsonNode message) {
        remove(message, "bindings");
        message.path("traits").forEach(trait -> remove(trait, "bindings"));
        message.path("oneOf").forEach(OldBus::removeFromMessage);
    }

    private static void remove(JsonNode from, String... fields) {
        if (from instanceof ObjectNode object) {
            object.remove(List.of(fields));
        }
    }
}
