package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the Director's GraphQL API; as the operator, unless it is somebody. */
public record Director(URI graphql, Optional<String> authorization) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static Director of(EventplaneServer server) {
        return new Director(server.uri("/graphql"), Optional.empty());
    }

    /** As the Runtime {@code local}, whose secret is in the server's data folder. */
    static Director ofRuntime(EventplaneServer server) {
        JsonNode identity = JSON.readTree(server.data().resolve("runtime-local.json"));
        return of(server)
                .as(identity.path("id").asString(), identity.path("secret").asString());
    }

    /** Presents these from now on, such as a Runtime's id and secret. */
    Director as(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(UTF_8);
        return new Director(graphql, Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /** Presents a token from now on. */
    Director withToken(String token) {
        return new Director(graphql, Optional.of("Bearer " + token));
    }

    JsonNode query(String query) {
        return query(query, Map.of());
    }

    /** The data of an answer that has no errors. */
    JsonNode query(String query, Map<String, ?> variables) {
        JsonNode answer = answer(query, variables);
        if (answer.has("errors")) {
            throw new AssertionError("errors from the Director: " + answer);
        }
        return answer.path("data");
    }

    /** The whole answer, with data or errors or both. */
    JsonNode answer(String query, Map<String, ?> variables) {
        return JSON.readTree(post(JSON.writeValueAsString(Map.of("query", query, "variables", variables)))
                .body());
    }

    /** The code of the only error of an answer. */
    String errorCode(String query, Map<String, ?> variables) {
        JsonNode answer = answer(query, variables);
        if (answer.path("errors").size() != 1) {
            throw new AssertionError("not exactly one error: " + answer);
        }
        return answer.at("/errors/0/extensions/code").asString();
    }

    /** Any body, as JSON. */
    HttpResponse<String> post(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return Http.send(request);
    }

    /** Creates an Application with one event API of that document. */
    Registration register(String application, String document) {
        return register(application, EventApis.of(document));
    }

    /** Creates an Application with one event API. */
    Registration register(String application, Map<String, ?> eventApi) {
        return add(createApplication(application), eventApi);
    }

    /** Creates an Application without event APIs; answers its id. */
    public String createApplication(String name) {
        return query("mutation($name: String!) { createApplication(in: {name: $name}) { id } }", Map.of("name", name))
                .at("/createApplication/id")
                .asString();
    }

    public Registration add(String applicationId, Map<String, ?> eventApi) {
        JsonNode added = query(
                        "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id eventURL } }",
                        Map.of("id", applicationId, "in", eventApi))
                .path("addEventAPI");
        return new Registration(
                applicationId,
                added.path("id").asString(),
                URI.create(added.path("eventURL").asString()));
    }

    void update(String definitionId, Map<String, ?> eventApi) {
        query(
                "mutation($id: ID!, $in: EventAPIDefinitionInput!) { updateEventAPI(id: $id, in: $in) { id } }",
                Map.of("id", definitionId, "in", eventApi));
    }

    void delete(String definitionId) {
        query("mutation($id: ID!) { deleteEventAPI(id: $id) { id } }", Map.of("id", definitionId));
    }

    /** What a registration answered. */
    public record Registration(String applicationId, String definitionId, URI eventUrl) {}
}
