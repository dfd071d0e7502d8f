package io.eventplane.director.graphql;

import io.smallrye.graphql.bootstrap.Bootstrap;

/** The schema that the server serves at {@code /graphql/schema.graphql}, built as the server does, without one. */
final class ServedSchema {

    private static final String PRINTED =
            GraphQLSchemaServlet.printed(Bootstrap.bootstrap(GraphQLStartup.model(), true));

    private ServedSchema() {}

    static String printed() {
        return PRINTED;
    }
}
