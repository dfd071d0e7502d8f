package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tokens may be used for: every operation that the served schema has, tried with the scopes that it needs and without. */
@ExtendWith(GuardedDirector.Shared.class)
class ScopesIT {

    private static final List<String> SCOPES =
            List.of("application:read", "application:write", "event_api:write", "runtime:read", "runtime:write");

    private static final Pattern SCOPE = Pattern.compile("error=\"insufficient_scope\", scope=\"([^\" ]+)\"$");

    private final GuardedDirector director;

    ScopesIT(GuardedDirector director) {
        this.director = director;
    }

    @TestFactory
    Stream<DynamicTest> every_operation_is_refused_without_its_scope_and_only_then() {
        var operations = new ServedOperations(director.asOperator()).asDocuments();
        assertThat(operations).hasSizeGreaterThan(15);
        return operations.entrySet().stream()
                .map(operation ->
                        DynamicTest.dynamicTest(operation.getKey(), () -> needsOneScope(operation.getValue())));
    }

    private void needsOneScope(String document) {
        var scope = refusedFor(ask(document, ""));
        assertThat(refusedFor(ask(document, without(scope)))).isEqualTo(scope);
        for (String sufficient : List.of(scope, "admin")) {
            var answer = ask(document, sufficient);
            assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(403);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(answer.body()).doesNotContain("\"forbidden\"", "\"internal\"");
        }
    }

    /** The only scope that the answer asks for. */
    private static String refusedFor(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        var matcher =
                SCOPE.matcher(answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertThat(matcher.find()).as("insufficient_scope").isTrue();
        return matcher.group(1);
    }

    private static String without(String scope) {
        return SCOPES.stream().filter(each -> !each.equals(scope)).collect(Collectors.joining(" "));
    }

    private HttpResponse<String> ask(String document, String scopes) {
        return director.as(director.token(scopes))
                .post(JsonMapper.shared().writeValueAsString(Map.of("query", document)));
    }

    @Test
    void what_a_token_is_good_for_is_answered_beside_what_it_is_not() {
        var answer = director.as(director.token("application:read"))
                .answer("{ applications { totalCount } runtimes { totalCount } }", Map.of());

        assertThat(answer.at("/errors/0/message").asString()).contains("runtime:read");
    }

    @Test
    void to_create_an_application_with_event_apis_takes_both_scopes() {
        var input = Map.of(
                "in",
                Map.of(
                        "name", Names.unique("both"),
                        "eventAPIs", List.of(EventApis.of(RealDocuments.text("v3/simple-asyncapi.yml")))));
        var create = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";

        assertThat(director.as(director.token("application:write")).errorCode(create, input))
                .isEqualTo("forbidden");
        assertThat(director.as(director.token("application:write event_api:write"))
                        .query(create, input)
                        .at("/createApplication/id")
                        .asString())
                .isNotBlank();
    }

    @Test
    void the_operators_password_does_all_of_it() {
        assertThat(director.asOperator()
                        .query("{ applications { totalCount } runtimes { totalCount } }")
                        .at("/runtimes/totalCount")
                        .asInt())
                .isPositive();
    }

    /** A document for each operation of the served schema, with the least that it takes. */
    private record ServedOperations(Director director) {

        /** Of one kind of operation at a time: the engine takes more for an attack. */
        private static final String INTROSPECTION = """
                { __schema { operations: %s { fields { name type { ...type } args { ...value } } }
                    types { name inputFields { ...value } enumValues { name } } } }
                fragment value on __InputValue { name type { ...type } }
                fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }""";

        Map<String, String> asDocuments() {
            var documents = new TreeMap<String, String>();
            add("queryType", "query", documents);
            add("mutationType", "mutation", documents);
            return documents;
        }

        private void add(String type, String keyword, Map<String, String> documents) {
            var schema = director.query(INTROSPECTION.formatted(type)).path("__schema");
            schema.at("/operations/fields")
                    .forEach(field -> documents.put(name(field), keyword + " { " + call(schema, field) + " }"));
        }

        private static String call(JsonNode schema, JsonNode field) {
            var arguments = arguments(schema, field.path("args"));
            return name(field)
                    + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                    + (isComposite(field.path("type")) ? " { __typename }" : "");
        }

        private static String arguments(JsonNode schema, JsonNode values) {
            var given = new ArrayList<String>();
            values.forEach(value -> {
                if (isRequired(value.path("type"))) {
                    given.add(name(value) + ": " + literal(schema, value.at("/type/ofType")));
                }
            });
            return String.join(", ", given);
        }

        private static boolean isRequired(JsonNode type) {
            return type.path("kind").asString().equals("NON_NULL");
        }

        private static String literal(JsonNode schema, JsonNode type) {
            var named = type(schema, name(type));
            return switch (type.path("kind").asString()) {
                case "LIST" -> "[]";
                case "ENUM" -> named.at("/enumValues/0/name").asString();
                case "INPUT_OBJECT" -> "{" + arguments(schema, named.path("inputFields")) + "}";
                default -> name(type).equals("Int") ? "1" : "\"nothing\"";
            };
        }

        private static boolean isComposite(JsonNode type) {
            return type.hasNonNull("ofType")
                    ? isComposite(type.path("ofType"))
                    : List.of("OBJECT", "INTERFACE", "UNION")
                            .contains(type.path("kind").asString());
        }

        private static JsonNode type(JsonNode schema, String name) {
            for (JsonNode type : schema.path("types")) {
                if (name(type).equals(name)) {
                    return type;
                }
            }
            return schema.path("nothing");
        }

        private static String name(JsonNode named) {
            return named.path("name").asString("");
        }
    }
}
