package io.eventplane.agent;

import io.eventplane.agent.OfferedEvent.OfferedChannel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.bus.Broker;
import io.eventplane.bus.Endpoint;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.ReplicatedDefinition.Version;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /runtime/events} answers, as JSON. Fields are always there, null when there is nothing to say. */
@OnePerApplication
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Supplier<List<Endpoint>> endpoints;

    @Inject
    EventJson(Broker broker) {
        this(broker::endpoints);
    }

    /** @param endpoints asked each time: the broker may come later than this */
    EventJson(Supplier<List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * {@code {"events": […], "failures": [{"id", "reason"}]}}; failures are definitions that this Runtime could not
     * take as they are.
     */
    String page(List<OfferedEvent> events, Map<String, String> failures) {
        var page = object();
        var list = page.putArray("events");
        events.forEach(event -> list.add(summary(event)));
        var failed = page.putArray("failures");
        failures.forEach((id, reason) -> failed.addObject().put("id", id).put("reason", reason));
        return JSON.writeValueAsString(page);
    }

    /** An element of the page, and its AsyncAPI document, which is null while it has not been fetched. */
    String detail(OfferedEvent event) {
        var self = "/runtime/events/" + event.id();
        var detail = summary(event)
                .put("asyncapi", event.document().map(ServedDocument::text).orElse(null));
        detail.putObject("links").put("self", self).put("asyncapi", self + "/asyncapi");
        return JSON.writeValueAsString(detail);
    }

    private ObjectNode summary(OfferedEvent event) {
        var definition = event.definition();
        var node = object().put("id", definition.id()).put("generation", definition.generation());
        node.putObject("application")
                .put("id", definition.application().id())
                .put("name", definition.application().name());
        node.put("name", definition.name()).put("description", definition.description());
        node.put("group", definition.group()).set("version", version(definition.version()));
        node.set("channels", channels(event));
        node.set("connect", connections(event));
        return node;
    }

    private static @Nullable ObjectNode version(@Nullable Version version) {
        return version == null
                ? null
                : object().put("value", version.value())
                        .put("deprecated", version.lifecycle().deprecated())
                        .put("deprecatedSince", version.deprecatedSince())
                        .put("forRemoval", version.lifecycle().forRemoval())
                        .put("deprecation", text(version.lifecycle().deprecation()))
                        .put("sunset", text(version.lifecycle().sunset()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static ArrayNode channels(OfferedEvent event) {
        var channels = JsonNodeFactory.instance.arrayNode();
        event.channels().forEach(channel -> channels.add(channel(channel)));
        return channels;
    }

    private static ObjectNode channel(OfferedChannel offered) {
        var channel = offered.channel();
        var node = object().put("name", channel.name()).put("address", channel.address());
        node.put("busAddress", offered.busAddress());
        var parameters = node.putArray("parameters");
        channel.parameters().forEach(parameters::add);
        var messages = node.putArray("messages");
        channel.messages().forEach(message -> messages.add(message(message)));
        return node;
    }

    private static ObjectNode message(Message message) {
        return object().put("name", message.name()).put("contentType", message.contentType());
    }

    /** The examples name the first channel; without any there is nothing to connect to. */
    private ArrayNode connections(OfferedEvent event) {
        var connections = JsonNodeFactory.instance.arrayNode();
        event.channels().stream()
                .limit(1)
                .flatMap(first -> endpoints.get().stream().map(endpoint -> Connection.of(endpoint, first.busAddress())))
                .forEach(connection -> connections.add(connection(connection)));
        return connections;
    }

    private static ObjectNode connection(Connection connection) {
        return object().put("protocol", connection.protocol())
                .put("url", connection.url())
                .put("destination", connection.destination())
                .put("example", connection.example());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
