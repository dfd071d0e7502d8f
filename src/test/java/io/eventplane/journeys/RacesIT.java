package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Several who want the same at once: each is told the truth, and nobody an internal error. */
@ExtendWith(SharedServer.class)
class RacesIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String CREATE = "mutation($in: ApplicationInput!) { createApplication(in: $in) { id } }";
    private static final String UPDATE =
            "mutation($id: ID!, $in: EventAPIDefinitionInput!) { updateEventAPI(id: $id, in: $in) { generation description } }";

    private static final String ADD =
            "mutation($application: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $application, in: $in) { id } }";

    private final Director director;

    RacesIT(EventplaneServer server) {
        this.director = Director.of(server);
    }

    @Test
    void eight_updates_at_once_are_each_done_or_told_to_repeat() {
        Registration registration = director.register(Names.unique("race"), ACCOUNTS);

        List<JsonNode> answers = Parallel.run(
                        8,
                        i -> IntStream.range(0, 5)
                                .mapToObj(j -> director.answer(
                                        UPDATE,
                                        Map.of(
                                                "id",
                                                registration.definitionId(),
                                                "in",
                                                EventApis.with(EventApis.of(ACCOUNTS), "description", i + "-" + j))))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        List<JsonNode> done =
                answers.stream().filter(answer -> !answer.has("errors")).toList();
        assertThat(answers.stream().filter(answer -> answer.has("errors")))
                .allSatisfy(answer -> assertThat(
                                answer.at("/errors/0/extensions/code").asString())
                        .isEqualTo("conflict"));
        List<Integer> generations = done.stream()
                .map(answer -> answer.at("/data/updateEventAPI/generation").asInt())
                .sorted()
                .toList();
        assertThat(generations)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(2, done.size() + 1).boxed().toList());
        assertLastOneIsStored(registration, done, Collections.max(generations));
    }

    @Test
    void a_name_belongs_to_one_application() {
        String name = Names.unique("name");
        director.createApplication(name);
        String other = director.createApplication(Names.unique("other"));

        assertThat(director.errorCode(CREATE, Map.of("in", Map.of("name", name))))
                .isEqualTo("conflict");
        assertThat(director.errorCode(
                        "mutation($id: ID!, $name: String!) { updateApplication(id: $id, in: {name: $name}) { id } }",
                        Map.of("id", other, "name", name)))
                .isEqualTo("conflict");
    }

    @Test
    void of_eight_who_want_a_name_at_once_one_gets_it() {
        String name = Names.unique("wanted");

        List<JsonNode> answers = Parallel.run(8, i -> director.answer(CREATE, Map.of("in", Map.of("name", name))));

        assertThat(answers.stream().filter(answer -> !answer.has("errors"))).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.has("errors")))
                .allSatisfy(answer -> assertThat(
                                answer.at("/errors/0/extensions/code").asString())
                        .isEqualTo("conflict"));
    }

    @Test
    void of_eight_who_register_one_version_at_once_one_succeeds() {
        String application = director.createApplication(Names.unique("versions"));
        Map<String, Object> version =
                EventApis.with(EventApis.with(EventApis.of(ACCOUNTS), "group", "g"), "version", Map.of("value", "1"));

        List<JsonNode> answers =
                Parallel.run(8, i -> director.answer(ADD, Map.of("application", application, "in", version)));

        assertThat(answers.stream().filter(answer -> !answer.has("errors"))).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.has("errors")))
                .allSatisfy(answer -> assertThat(
                                answer.at("/errors/0/extensions/code").asString())
                        .isEqualTo("conflict"));
    }

    /** What is read is what the update with the highest generation said: none was lost under another. */
    private void assertLastOneIsStored(Registration registration, List<JsonNode> done, int generation) {
        JsonNode last = done.stream()
                .map(answer -> answer.at("/data/updateEventAPI"))
                .filter(update -> update.path("generation").asInt() == generation)
                .findFirst()
                .orElseThrow();
        JsonNode stored = director.query(
                        "query($id: ID!) { eventAPI(id: $id) { generation description } }",
                        Map.of("id", registration.definitionId()))
                .path("eventAPI");
        assertThat(stored).isEqualTo(last);
    }
}
