package io.eventplane.replica;

import io.eventplane.replica.DefinitionSource.Listed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The Director's full state for one Runtime, fetched page by page: Applications, and the definitions of each. */
final class Listing {

    private static final String DEFINITIONS = "{ data { id generation } pageInfo { endCursor hasNextPage } }";

    private static final String APPLICATIONS = """
            query($runtime: ID!, $after: PageCursor) { applicationsForRuntime(runtimeID: $runtime, first: 100, after: $after) \
            { data { id name eventAPIs(first: 1000) %s } pageInfo { endCursor hasNextPage } } }""".formatted(DEFINITIONS);

    private static final String MORE_DEFINITIONS =
            "query($id: ID!, $after: PageCursor) { application(id: $id) { eventAPIs(first: 1000, after: $after) %s } }"
                    .formatted(DEFINITIONS);

    private final Questions questions;
    private final String runtime;

    /** Asks a query and answers its {@code data}; throws when there is any error in the answer. */
    interface Questions {
        JsonNode ask(String query, Map<String, String> variables);
    }

    Listing(Questions questions, String runtime) {
        this.questions = questions;
        this.runtime = runtime;
    }

    List<Listed> complete() {
        var first = applications(Map.of("runtime", runtime));
        return all(first, after -> applications(Map.of("runtime", runtime, "after", after)))
                .flatMap(this::definitions)
                .toList();
    }

    private Stream<Listed> definitions(JsonNode application) {
        var id = application.required("id").stringValue();
        var name = application.required("name").stringValue();
        return all(Page.of(application.required("eventAPIs")), after -> moreDefinitions(id, after))
                .map(definition -> listed(definition, name));
    }

    private static Listed listed(JsonNode definition, String applicationName) {
        return new Listed(
                definition.required("id").stringValue(),
                definition.required("generation").longValue(),
                applicationName);
    }

    private Page applications(Map<String, String> variables) {
        return Page.of(questions.ask(APPLICATIONS, variables).required("applicationsForRuntime"));
    }

    private Page moreDefinitions(String application, String after) {
        var variables = Map.of("id", application, "after", after);
        return Page.of(questions
                .ask(MORE_DEFINITIONS, variables)
                .required("application")
                .required("eventAPIs"));
    }

    private static Stream<JsonNode> all(Page first, Function<String, Page> next) {
        return Stream.iterate(first, Page::isThere, page -> page.following(next))
                .flatMap(page -> page.data().stream());
    }
}
