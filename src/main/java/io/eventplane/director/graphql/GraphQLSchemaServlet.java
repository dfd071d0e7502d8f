package io.eventplane.director.graphql;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.smallrye.graphql.servlet.SchemaServlet;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The served schema in GraphQL's schema language, at {@code /graphql/schema.graphql}.
 *
 * <p>Not SmallRye's own servlet, which does not say which character set it writes.
 */
@WebServlet(name = "graphql-schema", urlPatterns = "/graphql/schema.graphql")
public class GraphQLSchemaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(printed((GraphQLSchema) getServletContext().getAttribute(SchemaServlet.SCHEMA_PROP)));
    }

    /** Types and fields in the order of their names. */
    static String printed(GraphQLSchema schema) {
        var options =
                SchemaPrinter.Options.defaultOptions().includeDirectives(false).includeSchemaDefinition(false);
        return new SchemaPrinter(options).print(schema);
    }
}
