package io.eventplane.director.graphql;

import graphql.ExecutionResult;
import io.eventplane.director.failure.DirectorFailure;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to one GraphQL request: its data, and its errors as {@link GraphQLErrors} shows them.
 *
 * <p>A request that was executed answers 200, also with errors in it; one that could not be answers the status that its code means.
 */
final class GraphQLAnswer implements ExecutionResponseWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServletResponse response;

    GraphQLAnswer(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void write(ExecutionResponse executed) {
        ExecutionResult result = executed.getExecutionResult();
        var body = new LinkedHashMap<String, Object>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", GraphQLErrors.of(result.getErrors()));
        }
        if (result.isDataPresent()) {
            body.put("data", result.getData());
        }
        send(HttpServletResponse.SC_OK, body);
    }

    @Override
    public void fail(Throwable failure) {
        send(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Map.of("errors", List.of(GraphQLErrors.masked(failure))));
    }

    void refuse(DirectorFailure failure) {
        send(status(failure), Map.of("errors", List.of(GraphQLErrors.of(failure))));
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
            throw new UncheckedIOException(e);
        }
    }
}
