package io.eventplane.replica;

import io.eventplane.replica.DirectorException.Reason;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GraphQL response.
 *
 * @see <a href="https://spec.graphql.org/October2021/#sec-Response-Format">GraphQL, Response</a>
 */
final class GraphQLAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode data;
    private final List<JsonNode> errors;

    private GraphQLAnswer(JsonNode response) {
        this.data = response.path("data");
        this.errors = StreamSupport.stream(response.path("errors").spliterator(), false)
                .toList();
    }

    /** @throws DirectorException when it isn't one, or says that the asking Runtime is not known */
    static GraphQLAnswer parse(byte[] body) {
        var answer = new GraphQLAnswer(tree(body));
        if (answer.errors.stream().anyMatch(error -> code(error).equals("unauthenticated"))) {
            throw answer.error(Reason.UNAUTHENTICATED);
        }
        return answer;
    }

    /**
     * Whether that top-level field, and nothing inside it, does not exist: {@code extensions.code} is {@code
     * not-found}.
     */
    boolean saysNotFound(String field) {
        return !errors.isEmpty()
                && errors.stream().allMatch(error -> code(error).equals("not-found"))
                && data.path(field).isEmpty()
                && errors.stream().allMatch(error -> error.path("path").size() <= 1);
    }

    /** @throws DirectorException when there is any error: what was asked for is then not complete */
    JsonNode data() {
        if (!errors.isEmpty()) {
            throw error(Reason.REFUSED);
        }
        return data;
    }

    private DirectorException error(Reason reason) {
        var error = errors.get(0);
        return new DirectorException(
                reason,
                "the Director answers " + code(error) + ": "
                        + error.path("message").asString(""));
    }

    private static String code(JsonNode error) {
        return error.path("extensions").path("code").asString("without a code");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return requireData(JSON.readTree(body));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DirectorException(Reason.UNINTELLIGIBLE, "the Director's answer is no GraphQL response", e);
        }
    }

    private static JsonNode requireData(JsonNode response) {
        if (!response.path("data").isObject() && response.path("errors").isEmpty()) {
            throw new IllegalArgumentException("neither data nor errors");
        }
        return response;
    }
}
