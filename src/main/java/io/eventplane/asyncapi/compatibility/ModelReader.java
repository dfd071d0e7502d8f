package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.ApiModel.Direction;
import io.eventplane.asyncapi.compatibility.ApiModel.Route;
import io.eventplane.asyncapi.compatibility.ApiModel.Traffic;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a document of either major version into the model. */
final class ModelReader {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    private final ModelSource source;
    private final boolean version2;
    private final MessageModels messages;
    private final SecurityReader security;
    private final Map<Route, Traffic> traffic = new LinkedHashMap<>();
    private final Map<Route, Set<Location>> carried = new HashMap<>();
    private final Set<Location> replied = new HashSet<>();
    private final Set<Whole> wholes = new HashSet<>();

    /** All messages of a channel, one way. */
    private record Whole(Location channel, Direction direction) {}

    ModelReader(AsyncApiDocument document) {
        this.source = new ModelSource(document.root());
        this.version2 = document.asyncApiVersion().startsWith("2.");
        this.messages = new MessageModels(source, version2);
        this.security = new SecurityReader(source);
    }

    ApiModel read() {
        if (version2) {
            source.items(source.field(source.root(), "channels")).forEach(this::channelOfVersion2);
        } else {
            channelsOfVersion3();
        }
        return new ApiModel(source.root().node(), traffic, servers());
    }

    /** 2.x tells what others do: they subscribe to what the Application sends. */
    private void channelOfVersion2(Located entry) {
        Located channel = source.resolved(entry);
        Located subscribe = source.field(channel, "subscribe");
        Located publish = source.field(channel, "publish");
        if (subscribe.node().isObject()) {
            add(entry.name(), Direction.SENT, channel, subscribe, messages.all(subscribe.child("message")));
        }
        if (publish.node().isObject()) {
            add(entry.name(), Direction.RECEIVED, channel, publish, messages.all(publish.child("message")));
        }
        if (!subscribe.node().isObject() && !publish.node().isObject()) {
            add(entry.name(), Direction.UNSAID, channel, channel, Stream.empty());
        }
    }

    private void channelsOfVersion3() {
        Map<Location, List<Located>> operations = new HashMap<>();
        for (Located operation : source.entries(source.root(), "operations")) {
            operations
                    .computeIfAbsent(source.field(operation, "channel").location(), any -> new ArrayList<>())
                    .add(operation);
            Located reply = source.field(operation, "reply");
            if (reply.node().path("channel").isObject()) {
                replies(operation, reply);
            }
        }
        for (Located entry : source.items(source.field(source.root(), "channels"))) {
            Located channel = source.resolved(entry);
            List<Located> own = operations.getOrDefault(channel.location(), List.of());
            own.forEach(operation -> operationOfVersion3(channel, operation));
            if (own.isEmpty() && !replied.contains(channel.location())) {
                add(
                        address(channel),
                        Direction.UNSAID,
                        channel,
                        channel,
                        messagesOf(channel, channel, Direction.UNSAID));
            }
        }
    }

    /** The reply goes the other way. */
    private void replies(Located operation, Located reply) {
        Located channel = source.field(reply, "channel");
        replied.add(channel.location());
        Direction direction = direction(operation, true);
        add(address(channel), direction, channel, reply, messagesOf(reply, channel, direction));
    }

    private void operationOfVersion3(Located channel, Located operation) {
        Direction direction = direction(operation, false);
        add(address(channel), direction, channel, operation, messagesOf(operation, channel, direction));
    }

    private static Direction direction(Located operation, boolean reply) {
        boolean send = operation.node().path("action").asString("").equals("send");
        return send == reply ? Direction.RECEIVED : Direction.SENT;
    }

    /** What an operation lists, else all that its channel has: once, however many operations there are. */
    private Stream<MessageModel> messagesOf(Located operation, Located channel, Direction direction) {
        boolean listed = operation.node().path("messages").isArray();
        if (!listed && !wholes.add(new Whole(channel.location(), direction))) {
            return Stream.empty();
        }
        Located owner = listed ? operation : channel;
        return source.items(source.field(owner, "messages")).stream().flatMap(messages::all);
    }

    private String address(Located channel) {
        return source.text(channel, "address").orElse(channel.name());
    }

    /** What several operations or channels say of one route is put together. */
    private void add(
            String address, Direction direction, Located channel, Located operation, Stream<MessageModel> messages) {
        Route route = new Route(withoutNames(address), direction);
        Traffic earlier = traffic.get(route);
        List<MessageModel> all = earlier == null ? new ArrayList<>() : earlier.messages();
        Set<Location> known = carried.computeIfAbsent(route, any -> new HashSet<>());
        messages.filter(message -> known.add(message.message().location())).forEach(all::add);
        traffic.put(
                route,
                earlier == null
                        ? new Traffic(
                                channel,
                                operation,
                                parameters(address, channel),
                                all,
                                protocols(channel),
                                security.read(operation),
                                bindings(channel, operation))
                        : new Traffic(
                                earlier.channel(),
                                earlier.operation(),
                                earlier.parameters(),
                                all,
                                earlier.protocols(),
                                earlier.security().or(security.read(operation)),
                                earlier.bindings()));
    }

    private static String withoutNames(String address) {
        String anonymous = PARAMETER.matcher(address).replaceAll("{}");
        return anonymous.length() > 1 && anonymous.startsWith("/") ? anonymous.substring(1) : anonymous;
    }

    private List<Located> parameters(String address, Located channel) {
        return PARAMETER
                .matcher(address)
                .results()
                .map(name -> source.field(source.field(channel, "parameters"), name.group(1)))
                .map(parameter -> parameter.node().has("schema") ? source.field(parameter, "schema") : parameter)
                .toList();
    }

    private List<Located> bindings(Located channel, Located operation) {
        return Stream.of(channel, operation)
                .distinct()
                .map(owner -> source.field(owner, "bindings"))
                .filter(bindings -> bindings.node().isObject())
                .toList();
    }

    /** 2.x names servers, 3.x refers to them. */
    private Set<String> protocols(Located channel) {
        return source.items(source.field(channel, "servers")).stream()
                .map(server -> server.node().isString()
                        ? source.field(
                                source.field(source.root(), "servers"),
                                server.node().stringValue())
                        : source.resolved(server))
                .flatMap(server -> source.text(server, "protocol").stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Security> servers() {
        Map<String, Security> servers = new LinkedHashMap<>();
        for (Located server : source.entries(source.root(), "servers")) {
            source.text(server, "protocol")
                    .ifPresent(protocol -> servers.merge(protocol, security.read(server), Security::or));
        }
        return servers;
    }
}
