package io.eventplane.director.graphql;

import graphql.ExecutionInput;
import graphql.schema.GraphQLSchema;
import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.identity.CurrentCaller;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.servlet.SchemaServlet;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The GraphQL endpoint: POST {@code application/json} to {@code /graphql}.
 *
 * <p>Only that media type is taken: a web page on another origin cannot send it without asking first, so it cannot use a visitor's
 * loopback address to change anything. GET answers 405, for the same reason.
 *
 * @see <a href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over HTTP</a>
 */
@WebServlet(name = "graphql", urlPatterns = "/graphql", loadOnStartup = 1)
public class GraphQLServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ExecutionService execution;
    private final transient RequestBody body;
    private final transient CurrentCaller caller;

    @Inject
    public GraphQLServlet(ExecutionService execution, RequestBody body, CurrentCaller caller) {
        this.execution = execution;
        this.body = body;
        this.caller = caller;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Map<String, Object> context = new ConcurrentHashMap<>();
        var answer = new GraphQLAnswer(response, () -> wrongVariables(context), caller::missing);
        if (request.getMethod().equals("POST")) {
            post(request, context, answer);
        } else {
            answer.refuseMethod(request.getMethod());
        }
    }

    private void post(HttpServletRequest request, Map<String, Object> context, GraphQLAnswer answer) {
        try {
            execute(body.read(request), context, answer);
        } catch (DirectorFailure e) {
            answer.refuse(e);
        } catch (IOException e) {
            answer.refuseBrokenOff();
        }
    }

    private void execute(JsonObject input, Map<String, Object> context, GraphQLAnswer answer) {
        if (!(input.get("query") instanceof jakarta.json.JsonString query)
                || query.getString().isBlank()) {
            throw new InvalidInputException("the request has no query: send {\"query\": \"…\", \"variables\": {…}}");
        }
        execution.executeSync(input, context, answer);
    }

    /** The engine puts its own context of the request into ours. */
    private List<InputViolation> wrongVariables(Map<String, Object> context) {
        var schema = (GraphQLSchema) getServletContext().getAttribute(SchemaServlet.SCHEMA_PROP);
        return context.get(SmallRyeContextManager.CONTEXT) instanceof Context request
                ? new CheckVariables(schema).of(request.unwrap(ExecutionInput.class))
                : List.of();
    }
}
