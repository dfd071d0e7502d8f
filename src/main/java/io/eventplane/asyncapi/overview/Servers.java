package io.eventplane.asyncapi.overview;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The servers of a document, and which of them a channel is on. */
final class Servers {

    private final Reading reading;
    private final AsyncApiVersion version;
    private final Map<String, ServerOverview> byName = new LinkedHashMap<>();

    Servers(Reading reading, AsyncApiVersion version) {
        this.reading = reading;
        this.version = version;
        reading.objects(reading.root(), "servers").forEach(server -> {
            String name = server.trail().get(0).token();
            byName.put(name, new ServerOverview(name, protocol(server), security(server)));
        });
    }

    /** A channel that names none is on all. */
    List<ServerOverview> of(Located channel) {
        List<Located> named = reading.items(channel, "servers");
        return named.isEmpty()
                ? List.copyOf(byName.values())
                : named.stream().flatMap(item -> named(item).stream()).toList();
    }

    /** In lower case, without what names none. */
    Set<String> protocols() {
        return byName.values().stream()
                .map(server -> server.protocol().toLowerCase(Locale.ROOT))
                .filter(protocol -> !protocol.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<ServerOverview> named(Located item) {
        return item.node().isString()
                ? Optional.ofNullable(byName.get(item.node().stringValue()))
                : reading.resolved(item)
                        .map(server -> byName.get(server.trail().stream()
                                .map(place -> place.token())
                                .filter(byName::containsKey)
                                .findFirst()
                                .orElse("")));
    }

    private String protocol(Located server) {
        return reading.text(server, "protocol").orElse("");
    }

    private List<SecurityOverview> security(Located server) {
        List<SecurityOverview> all = new ArrayList<>();
        for (Located requirement : reading.items(server, "security")) {
            if (version.major() == 2 || isOldSyntax(requirement.node())) {
                all.addAll(named2(requirement));
            } else {
                all.add(scheme3(requirement));
            }
        }
        return List.copyOf(all);
    }

    private static boolean isOldSyntax(JsonNode requirement) {
        return !requirement.has("$ref") && !requirement.has("type");
    }

    /** 2.x: an object with the schemes' names as keys. In 3.x, too, that names schemes rather than opens anything. */
    private List<SecurityOverview> named2(Located requirement) {
        if (requirement.node().isObject() && requirement.node().isEmpty() && version.major() == 2) {
            return List.of(new SecurityOverview("", SecurityOverview.NONE));
        }
        List<SecurityOverview> schemes = requirement.node().propertyNames().stream()
                .map(name -> new SecurityOverview(name, type(schemes().path(name))))
                .toList();
        return schemes.isEmpty()
                ? List.of(new SecurityOverview(requirement.name(), SecurityOverview.UNKNOWN))
                : schemes;
    }

    private SecurityOverview scheme3(Located requirement) {
        Optional<Located> scheme = reading.resolved(requirement);
        String name = scheme.filter(found -> found.trail().size() > 1)
                .map(Located::name)
                .orElse(requirement.name());
        return new SecurityOverview(
                name, scheme.map(found -> type(found.node())).orElse(SecurityOverview.UNKNOWN));
    }

    private JsonNode schemes() {
        return reading.root().node().path("components").path("securitySchemes");
    }

    private static String type(JsonNode scheme) {
        return scheme.path("type").asString(SecurityOverview.UNKNOWN);
    }
}
