package io.eventplane.director.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.DirectorFailure.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Shows errors to the client: a message, where in the query, and {@code extensions.code} out of the closed list.
 *
 * <p>What the Director did not expect is masked: the client gets an id, and the log has it with the cause.
 */
final class GraphQLErrors {

    private static final Logger LOG = Logger.getLogger(GraphQLErrors.class.getName());

    private GraphQLErrors() {}

    static List<Map<String, Object>> of(List<GraphQLError> errors) {
        return errors.stream().map(GraphQLErrors::of).toList();
    }

    private static Map<String, Object> of(GraphQLError error) {
        Map<String, Object> shown = shownAs(error);
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            shown.put(
                    "locations",
                    error.getLocations().stream()
                            .map(at -> Map.of("line", at.getLine(), "column", at.getColumn()))
                            .toList());
        }
        if (error.getPath() != null) {
            shown.put("path", error.getPath());
        }
        return shown;
    }

    private static Map<String, Object> shownAs(GraphQLError error) {
        if (error instanceof ExceptionWhileDataFetching fetching) {
            return fetching.getException() instanceof DirectorFailure failure
                    ? of(failure)
                    : masked(fetching.getException());
        }
        var code = error instanceof AbortExecutionException ? Code.TOO_LARGE : Code.INVALID_INPUT;
        return shown(error.getMessage(), code.text());
    }

    static Map<String, Object> of(DirectorFailure failure) {
        var shown = shown(String.valueOf(failure.getMessage()), failure.code().text());
        if (!failure.violations().isEmpty()) {
            extensions(shown).put("violations", failure.violations());
        }
        return shown;
    }

    static Map<String, Object> masked(Throwable unexpected) {
        var id = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, unexpected, () -> "GraphQL request failed, error id " + id);
        return shown("the Director failed; its log says why under error id " + id, "internal");
    }

    private static Map<String, Object> shown(String message, String code) {
        var shown = new LinkedHashMap<String, Object>();
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", code);
        shown.put("message", message);
        shown.put("extensions", extensions);
        return shown;
    }

    @SuppressWarnings("unchecked") // Put there by shown().
    private static Map<String, Object> extensions(Map<String, Object> shown) {
        return (Map<String, Object>) Objects.requireNonNull(shown.get("extensions"));
    }
}
