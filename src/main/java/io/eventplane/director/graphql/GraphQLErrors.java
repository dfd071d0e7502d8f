package io.eventplane.director.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.validation.ValidationError;
import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.DirectorFailure.Code;
import io.eventplane.director.failure.InputViolation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Shows errors to the client: a message, where in the query, and {@code extensions.code} out of the closed list.
 *
 * <p>What the Director did not expect is masked: the client gets an id, and the log has it with the cause.
 */
final class GraphQLErrors {

    private static final Logger LOG = Logger.getLogger(GraphQLErrors.class.getName());

    private GraphQLErrors() {}

    static List<Map<String, Object>> of(List<GraphQLError> errors, Supplier<List<InputViolation>> wrongVariables) {
        return errors.stream().map(error -> of(error, wrongVariables)).toList();
    }

    private static Map<String, Object> of(GraphQLError error, Supplier<List<InputViolation>> wrongVariables) {
        Map<String, Object> shown = shownAs(error, wrongVariables);
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

    private static Map<String, Object> shownAs(GraphQLError error, Supplier<List<InputViolation>> wrongVariables) {
        if (error instanceof ExceptionWhileDataFetching fetching) {
            return fetching.getException() instanceof DirectorFailure failure
                    ? of(failure)
                    : masked(fetching.getException());
        }
        if (error instanceof AbortExecutionException) {
            return shown(error.getMessage(), Code.TOO_LARGE.text());
        }
        List<InputViolation> violations = violations(error, wrongVariables);
        return shown(message(error, violations), Code.INVALID_INPUT.text(), violations);
    }

    /** What SmallRye says of an argument that it can't make names classes. */
    private static String message(GraphQLError error, List<InputViolation> violations) {
        boolean ofVariables =
                violations.stream().anyMatch(each -> !each.pointer().isEmpty());
        return error instanceof ValidationError && ofVariables
                ? "The variables are not what the schema takes."
                : error.getMessage();
    }

    /** What is wrong with the query itself has its place there, and no pointer. */
    private static List<InputViolation> violations(GraphQLError error, Supplier<List<InputViolation>> wrongVariables) {
        if (error instanceof InvalidSyntaxError) {
            return List.of(inQuery(error, "syntax"));
        }
        List<InputViolation> found = wrongVariables.get();
        // SmallRye speaks of the query also when it can't make an argument out of a variable.
        return found.isEmpty() && error instanceof ValidationError invalid
                ? List.of(inQuery(error, rule(invalid)))
                : found;
    }

    /** {@code FieldUndefined} is {@code field-undefined}. */
    private static String rule(ValidationError error) {
        return error.getValidationErrorType()
                .toString()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static InputViolation inQuery(GraphQLError error, String rule) {
        return Stream.ofNullable(error.getLocations())
                .flatMap(List::stream)
                .findFirst()
                .map(at -> new InputViolation("", rule, error.getMessage(), at.getLine(), at.getColumn()))
                .orElseGet(() -> new InputViolation("", rule, error.getMessage()));
    }

    static Map<String, Object> of(DirectorFailure failure) {
        return shown(String.valueOf(failure.getMessage()), failure.code().text(), failure.violations());
    }

    static Map<String, Object> masked(Throwable unexpected) {
        var id = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, unexpected, () -> "GraphQL request failed, error id " + id);
        return shown("the Director failed; its log says why under error id " + id, "internal");
    }

    private static Map<String, Object> shown(String message, String code) {
        return shown(message, code, List.of());
    }

    private static Map<String, Object> shown(String message, String code, List<InputViolation> violations) {
        var shown = new LinkedHashMap<String, Object>();
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", code);
        if (!violations.isEmpty()) {
            extensions.put("violations", violations);
        }
        shown.put("message", message);
        shown.put("extensions", extensions);
        return shown;
    }
}
