package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No hostile definition is stored, nor a part of it, and each is told where it is wrong and by which rule. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class HostileDefinitionsIT {

    /** Half a character does not survive UTF-8, but an escape does. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String HEAD = "asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\n";
    private static final String ONE_MESSAGE = HEAD + """
            channels: {c: {address: c, messages: {m: {payload: {type: [string, integer]}}}}}
            operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}""";

    private final EventplaneServer server;
    private final Director director;
    private final Registration victim;

    HostileDefinitionsIT(EventplaneServer server) {
        this.server = server;
        this.director = Director.of(server);
        this.victim = director.register(Names.unique("hostile"), EventApis.of(HEAD));
        director.add(victim.applicationId(), version("taken", HEAD));
        director.add(victim.applicationId(), version("strict", ONE_MESSAGE));
        director.query(
                "mutation($id: ID!) { setEventAPIGroupCompatibility(applicationID: $id, group: \"strict\", mode: FULL) }",
                Map.of("id", victim.applicationId()));
    }

    private static Map<String, Object> version(String group, String document) {
        return EventApis.with(EventApis.with(EventApis.of(document), "group", group), "version", Map.of("value", "1"));
    }

    static Stream<HostileDefinition> hostile() {
        return HostileDefinitions.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_refused_and_leaves_nothing_behind(HostileDefinition hostile) {
        Stored before = stored();

        JsonNode answer = JSON.readTree(director.post(request(hostile)).body());

        assertThat(answer.path("errors").size()).as(answer.toString()).isEqualTo(1);
        JsonNode extensions = answer.at("/errors/0/extensions");
        JsonNode violation = extensions.at("/violations/0");
        assertThat(extensions.path("code").asString()).as(answer.toString()).isEqualTo(hostile.code());
        assertThat(violation.path("rule").asString("")).as(answer.toString()).isEqualTo(hostile.rule());
        assertThat(violation.path("pointer").asString("")).as(answer.toString()).isEqualTo(hostile.pointer());
        assertThat(answer.toString()).doesNotContainPattern(HostileRequestsIT.INSIDE);
        assertThat(stored()).isEqualTo(before);
    }

    private String request(HostileDefinition hostile) {
        String id = switch (hostile.mutation()) {
            case ADD -> victim.applicationId();
            case UPDATE -> victim.definitionId();
            case CREATE -> Names.unique("hostile");
        };
        return JSON.writeValueAsString(
                Map.of("query", hostile.mutation().query, "variables", Map.of("id", id, "in", hostile.in())));
    }

    private Stored stored() {
        JsonNode data = director.query(
                "query($application: ID!, $definition: ID!) { applications { totalCount }"
                        + " application(id: $application) { eventAPIs { totalCount } } eventAPI(id: $definition) { generation } }",
                Map.of("application", victim.applicationId(), "definition", victim.definitionId()));
        return new Stored(
                data.at("/applications/totalCount").asInt(),
                data.at("/application/eventAPIs/totalCount").asInt(),
                data.at("/eventAPI/generation").asInt(),
                server.incidents());
    }

    /** What a refused definition must not change. */
    private record Stored(int applications, int definitions, int generation, long incidents) {}
}
