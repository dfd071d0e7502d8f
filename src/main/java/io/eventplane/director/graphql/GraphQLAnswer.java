package io.eventplane.director.graphql;

import graphql.ExecutionResult;
import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.identity.Challenge;
import io.eventplane.director.identity.Scope;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to one GraphQL request: its data, and its errors as {@link GraphQLErrors} shows them.
 *
 * <p>A request that was executed answers 200, also with errors in it; one that could not be answers the status that its code means.
 */
final class GraphQLAnswer implements ExecutionResponseWriter {

    private static final Logger LOG = Logger.getLogger(GraphQLAnswer.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServletResponse response;

    private final Supplier<List<InputViolation>> wrongVariables;
    private final Supplier<Set<Scope>> missingScopes;

    /**
     * @param wrongVariables asked when the engine refused the variables
     * @param missingScopes asked when everything is executed
     */
    GraphQLAnswer(
            HttpServletResponse response,
            Supplier<List<InputViolation>> wrongVariables,
            Supplier<Set<Scope>> missingScopes) {
        this.response = response;
        this.wrongVariables = wrongVariables;
        this.missingScopes = missingScopes;
    }

    @Override
    public void write(ExecutionResponse executed) {
        ExecutionResult result = executed.getExecutionResult();
        var body = new LinkedHashMap<String, Object>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", GraphQLErrors.of(result.getErrors(), wrongVariables));
        }
        if (result.isDataPresent()) {
            body.put("data", result.getData());
        }
        send(status(executed.getExecutionResult(), missingScopes.get()), body);
    }

    /** RFC 6750 where nothing at all was done for want of a scope; an answer with something in it is one. */
    private int status(ExecutionResult result, Set<Scope> missing) {
        if (missing.isEmpty() || hasData(result)) {
            return HttpServletResponse.SC_OK;
        }
        response.setHeader("WWW-Authenticate", Challenge.insufficientScope(missing));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    private static boolean hasData(ExecutionResult result) {
        Map<String, Object> data = result.getData();
        return data != null && data.values().stream().anyMatch(Objects::nonNull);
    }

    @Override
    public void fail(Throwable failure) {
        send(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Map.of("errors", List.of(GraphQLErrors.masked(failure))));
    }

    void refuse(DirectorFailure failure) {
        send(status(failure), Map.of("errors", List.of(GraphQLErrors.of(failure))));
    }

    /** RFC 9110, 15.5.6: with the methods that are taken. */
    void refuseMethod(String method) {
        response.setHeader("Allow", "POST");
        var failure = new InvalidInputException("GraphQL is posted here, not sent with " + method);
        send(HttpServletResponse.SC_METHOD_NOT_ALLOWED, Map.of("errors", List.of(GraphQLErrors.of(failure))));
    }

    /** For a client that went away, or sent a body that breaks off. */
    void refuseBrokenOff() {
        response.setHeader("Connection", "close");
        refuse(new InvalidInputException("the body breaks off"));
    }

    private static int status(DirectorFailure failure) {
        return switch (failure.code()) {
            case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case UNAUTHENTICATED -> HttpServletResponse.SC_UNAUTHORIZED;
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
            case CONFLICT -> HttpServletResponse.SC_CONFLICT;
            case INVALID_INPUT -> HttpServletResponse.SC_BAD_REQUEST;
        };
    }

    private void send(int status, Map<String, Object> body) {
        try {
            response.setStatus(status);
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            LOG.log(Level.FINE, "the client went away before its answer", e);
        }
    }
}
