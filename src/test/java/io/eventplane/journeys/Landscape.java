package io.eventplane.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** All of what a server holds, as a client sees it who reckons with being cut off. */
record Landscape(EventplaneServer server, String document) {

    static Landscape of(EventplaneServer server) {
        try {
            var examples = Path.of(System.getProperty("eventplane.test.basedir"), "src/main/examples");
            return new Landscape(server, Files.readString(examples.resolve("account-service.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an Application with one event API in one mutation; empty when there was no answer. */
    Optional<Director.Registration> register(String application) {
        return answer(
                        "mutation($in: ApplicationInput!) { createApplication(in: $in) { id eventAPIs { data { id eventURL } } } }",
                        Map.of("in", Map.of("name", application, "eventAPIs", List.of(eventApi()))))
                .map(answer -> answer.at("/data/createApplication"))
                .filter(created -> created.has("id"))
                .map(created -> new Director.Registration(
                        created.path("id").asString(),
                        created.at("/eventAPIs/data/0/id").asString(),
                        URI.create(created.at("/eventAPIs/data/0/eventURL").asString())));
    }

    /** Whether the deletion was answered. */
    boolean delete(String definitionId) {
        return answer("mutation($id: ID!) { deleteEventAPI(id: $id) { id } }", Map.of("id", definitionId))
                .filter(answer -> answer.at("/data/deleteEventAPI").has("id"))
                .isPresent();
    }

    /** Ids of all definitions that the Director has. */
    Set<String> stored() {
        return ids("", definition -> true);
    }

    /** Ids of those whose present generation the gateway reported as open. */
    Set<String> reportedOpen() {
        return ids(
                "generation rollout { generation state }",
                definition -> definition
                        .path("rollout")
                        .valueStream()
                        .anyMatch(rollout -> rollout.path("state").asString().equals("OPEN")
                                && rollout.path("generation").equals(definition.path("generation"))));
    }

    private Set<String> ids(String fields, Predicate<JsonNode> wanted) {
        var ids = new HashSet<String>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = Director.of(server)
                    .query(
                            "query($after: PageCursor) { applications(first: 500, after: $after) { data { eventAPIs { data { id %s } } } pageInfo { endCursor hasNextPage } } }"
                                    .formatted(fields),
                            Map.of("after", after.get()))
                    .path("applications");
            page.path("data")
                    .forEach(application -> application
                            .at("/eventAPIs/data")
                            .valueStream()
                            .filter(wanted)
                            .forEach(definition -> ids.add(definition.path("id").asString())));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? Optional.of(page.at("/pageInfo/endCursor").asString())
                    : Optional.empty();
        }
        return ids;
    }

    /** Ids of all definitions that the Runtime offers. */
    Set<String> offered() {
        return RuntimeEvents.of(server).all().stream()
                .map(event -> event.path("id").asString())
                .collect(Collectors.toSet());
    }

    /** Those whose event URL is not open at the gateway. */
    Set<String> closed(Collection<String> definitionIds) {
        return definitionIds.stream()
                .filter(id -> Gateway.at(server.gatewayUri("/events/" + id))
                        .post("application/cloudevents+json", "{")
                        .body()
                        .contains("unknown-definition"))
                .collect(Collectors.toSet());
    }

    private Map<String, ?> eventApi() {
        return Map.of("spec", Map.of("eventSpecType", "ASYNC_API", "data", document));
    }

    private Optional<JsonNode> answer(String query, Map<String, ?> variables) {
        try {
            return Optional.of(Director.of(server).answer(query, variables));
        } catch (RuntimeException cutOff) {
            return Optional.empty();
        }
    }
}
