package io.eventplane.director;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions made of the schema that the Director serves: one for each operation, for each optional id that it takes, and for each field
 * that takes an id. It fails at whatever it does not know how to ask.
 *
 * @param authorization what is presented, Basic or Bearer; empty for nothing
 */
record TenantAttempts(URI graphql, Optional<String> authorization) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
    private static final String SCHEMA =
            "{ __schema { queryType { name } mutationType { name } subscriptionType { name }"
                    + " types { kind name fields { name type { " + TYPE + " } args { name defaultValue type { " + TYPE
                    + " } } } } } }";

    private static final String SPEC =
            "{eventSpecType: ASYNC_API, data: \"{asyncapi: 3.0.0, info: {title: t, version: '1'}}\"}";

    /** What an argument of a type other than ID is given. */
    private static final Map<String, String> SAMPLES = Map.of(
            "String", "\"g\"",
            "CompatibilityMode", "BACKWARD",
            "AuthInput", "{credential: {basic: {username: \"u\", password: \"p\"}}}",
            "EventAPISpecInput", SPEC,
            "EventAPIDefinitionInput", "{spec: " + SPEC + "}",
            "ApplicationInput", "{name: \"$unique\"}",
            "ApplicationUpdateInput", "{name: \"$unique\"}",
            "RuntimeInput", "{name: \"$unique\"}");

    /** What an argument with this id must be accompanied by, although it is optional. */
    private static final Map<String, String> ALONG =
            Map.of("checkEventAPICompatibility.applicationID", "group: \"g\"", "checkEventAPICompatibility.id", "");

    /** It names whatever these attempts name, rightly; {@code AuditIT} tries it across tenants. */
    private static final String TELLS_OF_ATTEMPTS = "auditLog";

    /** What the id of an operation is of; of arguments called otherwise the name says it. */
    private static final Map<String, String> KINDS = Map.of(
            "application", "application",
            "updateApplication", "application",
            "deleteApplication", "application",
            "eventAPI", "eventAPI",
            "updateEventAPI", "eventAPI",
            "deleteEventAPI", "eventAPI",
            "changeEventAPICredentials", "eventAPI",
            "checkEventAPICompatibility", "eventAPI",
            "runtime", "runtime",
            "deleteRuntime", "runtime");

    private static final Map<String, String> NAMED =
            Map.of("applicationID", "application", "eventID", "eventAPI", "runtimeID", "runtime");

    /** How to reach one that is the caller's own. */
    private static final Map<String, String> OWN = Map.of("EventAPIDefinition", "eventAPIs");

    /**
     * A question with <code>$application</code>, <code>$eventAPI</code> and <code>$runtime</code> for ids.
     *
     * @param names whether it names any
     */
    record Attempt(String name, String question, boolean names) {
        @Override
        public String toString() {
            return name;
        }
    }

    List<Attempt> attempts() throws IOException, InterruptedException {
        var schema = JSON.readTree(ask(SCHEMA)).at("/data/__schema");
        if (!schema.path("subscriptionType").isNull()
                && !schema.path("subscriptionType").isMissingNode()) {
            throw new AssertionError("no subscription can be tried over one request: teach this to follow them");
        }
        var types = all(schema.path("types")).collect(Collectors.toMap(type -> text(type, "name"), type -> type));
        var attempts = new ArrayList<Attempt>();
        for (var root : List.of("query", "mutation")) {
            var type = text(schema.path(root + "Type"), "name");
            all(type(types, type).path("fields"))
                    .filter(field -> !text(field, "name").equals(TELLS_OF_ATTEMPTS))
                    .forEach(field -> attempts.addAll(of(root, field, types)));
            types.remove(type);
        }
        types.values().stream()
                .filter(type -> !text(type, "name").startsWith("__"))
                .forEach(
                        type -> all(type.path("fields")).forEach(field -> attempts.addAll(nested(type, field, types))));
        return attempts;
    }

    private static List<Attempt> of(String root, JsonNode field, Map<String, JsonNode> types) {
        var required =
                all(field.path("args")).filter(TenantAttempts::isRequired).toList();
        var ids = all(field.path("args"))
                .filter(arg -> isId(arg) && !isRequired(arg))
                .toList();
        return ids.isEmpty()
                ? List.of(attempt(root, field, required, "", types))
                : ids.stream()
                        .map(id -> attempt(root, field, with(required, id), along(field, id), types))
                        .toList();
    }

    private static List<Attempt> nested(JsonNode type, JsonNode field, Map<String, JsonNode> types) {
        return all(field.path("args"))
                .filter(TenantAttempts::isId)
                .map(id -> {
                    var name = text(type, "name");
                    if (!OWN.containsKey(name)) {
                        throw new AssertionError("how is a " + name + " of one's own reached, to ask its " + field);
                    }
                    var question = "{ applications(first: 1000) { data { eventAPIs(first: 1) { data { "
                            + call(field, List.of(id), "", types) + " } } } } }";
                    return new Attempt(name + "." + text(field, "name"), question, true);
                })
                .toList();
    }

    private static Attempt attempt(
            String root, JsonNode field, List<JsonNode> args, String along, Map<String, JsonNode> types) {
        var name = text(field, "name")
                + args.stream().map(arg -> text(arg, "name")).toList();
        var ids = args.stream().anyMatch(TenantAttempts::isId);
        return new Attempt(name, root + " { " + call(field, args, along, types) + " }", ids);
    }

    private static String call(JsonNode field, List<JsonNode> args, String along, Map<String, JsonNode> types) {
        var given = Stream.concat(
                        args.stream().map(arg -> text(arg, "name") + ": " + value(field, arg)), Stream.of(along))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return text(field, "name") + (given.isEmpty() ? "" : "(" + given + ")") + selection(field, types, 4);
    }

    private static String value(JsonNode field, JsonNode arg) {
        if (isId(arg)) {
            var kind = NAMED.getOrDefault(text(arg, "name"), KINDS.get(text(field, "name")));
            return "\"$" + Objects.requireNonNull(kind, () -> "what is named by the id " + arg + " of " + field) + "\"";
        }
        var sample = SAMPLES.get(named(arg.path("type")));
        return Objects.requireNonNull(sample, () -> "no example for " + arg + " of " + field);
    }

    private static String along(JsonNode field, JsonNode id) {
        var name = text(field, "name") + "." + text(id, "name");
        return Objects.requireNonNull(ALONG.get(name), () -> "what goes along with the optional " + name);
    }

    /** Everything that can be asked without arguments, that many levels deep. */
    private static String selection(JsonNode field, Map<String, JsonNode> types, int deep) {
        var type = type(types, named(field.path("type")));
        return switch (text(type, "kind")) {
            case "OBJECT", "INTERFACE" ->
                all(type.path("fields"))
                        .filter(inner -> all(inner.path("args")).noneMatch(TenantAttempts::isRequired))
                        .filter(inner -> deep > 1 || isLeaf(type(types, named(inner.path("type")))))
                        .map(inner -> text(inner, "name") + selection(inner, types, deep - 1))
                        .collect(Collectors.joining(" ", " { __typename ", " }"));
            case "UNION" -> " { __typename }";
            default -> "";
        };
    }

    private static JsonNode type(Map<String, JsonNode> types, String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    private static boolean isLeaf(JsonNode type) {
        return List.of("SCALAR", "ENUM").contains(text(type, "kind"));
    }

    private static boolean isRequired(JsonNode arg) {
        return text(arg.path("type"), "kind").equals("NON_NULL")
                && arg.path("defaultValue").isNull();
    }

    private static boolean isId(JsonNode arg) {
        return named(arg.path("type")).equals("ID");
    }

    private static String named(JsonNode type) {
        return type.path("name").isNull() || type.path("name").isMissingNode()
                ? named(type.path("ofType"))
                : text(type, "name");
    }

    private static List<JsonNode> with(List<JsonNode> some, JsonNode one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The answer, with the kinds of the ids in place of them. */
    String answer(Attempt attempt, Map<String, String> ids) throws IOException, InterruptedException {
        var question = attempt.question().replace("$unique", "N " + java.util.UUID.randomUUID());
        for (var id : ids.entrySet()) {
            question = question.replace("$" + id.getKey(), id.getValue());
        }
        var answer = ask(question);
        for (var id : ids.entrySet()) {
            answer = answer.replace(id.getValue(), id.getKey());
        }
        return answer;
    }

    private String ask(String question) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", question))));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }
}
