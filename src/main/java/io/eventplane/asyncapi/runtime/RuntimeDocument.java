package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document rewritten for one Runtime. It says what can be consumed there: the publishable channels at their addresses on
 * the Runtime's bus, the operations that send on them, all schemas, and whatever these refer to. Everything about the old
 * bus and everything the Application only receives is gone.
 */
public record RuntimeDocument(AsyncApiVersion version, Rewriting rewriting, ObjectNode written) {

    /** Fields of the root that are written anew rather than copied. */
    private static final Set<String> REPLACED = Set.of("servers", "channels", "operations", "components");

    public static ObjectNode of(
            JsonNode document,
            List<Channel> channels,
            AsyncApiVersion version,
            List<Server> servers,
            Function<Channel, String> busAddress) {
        Rewriting rewriting = Rewriting.of(document, channels, busAddress);
        RuntimeDocument rewritten = new RuntimeDocument(version, rewriting, JsonNodeFactory.instance.objectNode());
        rewritten.describe();
        rewritten.writeServers(servers);
        rewritten.writeEntries();
        rewriting.moves().adjust(rewritten.written);
        return rewritten.written;
    }

    /** Copies what says what the document is, and keeps the order of all fields. */
    private void describe() {
        for (Located field : rewriting.reading().root().children()) {
            boolean replaced = REPLACED.contains(field.name());
            written.set(
                    field.name(),
                    replaced
                            ? JsonNodeFactory.instance.objectNode()
                            : field.node().deepCopy());
        }
        written.put("asyncapi", version.major() + "." + version.minor() + ".0");
        if (written.path("info") instanceof ObjectNode info) {
            info.put("version", info.path("version").asString(""));
        }
    }

    private void writeEntries() {
        RuntimeChannels channels = RuntimeChannels.of(version, rewriting);
        Located components = rewriting.reading().root().child("components");
        channels.keep();
        components.child("schemas").children().forEach(rewriting.kept()::keep);
        rewriting.kept().keepReferencedBy(written);
        channels.write(written);
        writeComponents(components);
    }

    private void writeComponents(Located components) {
        ObjectNode kinds = JsonNodeFactory.instance.objectNode();
        for (Located kind : components.children()) {
            ObjectNode entries = JsonNodeFactory.instance.objectNode();
            rewriting.addOthers(kind, entries);
            if (!entries.isEmpty()) {
                kinds.set(kind.name(), entries);
            }
        }
        if (kinds.isEmpty()) {
            written.remove("components");
        } else {
            written.set("components", kinds);
        }
    }

    private void writeServers(List<Server> servers) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        servers.forEach(server -> described.set(server.name(), description(server)));
        written.set("servers", described);
    }

    private ObjectNode description(Server server) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        if (version.major() == 2) {
            described.put("url", server.protocol() + "://" + server.host());
        } else {
            described.put("host", server.host());
        }
        described.put("protocol", server.protocol());
        putIfPresent(described, "protocolVersion", server.protocolVersion());
        putIfPresent(described, "description", server.description());
        return described;
    }

    private static void putIfPresent(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }
}
