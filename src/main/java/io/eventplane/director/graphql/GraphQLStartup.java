package io.eventplane.director.graphql;

import io.smallrye.graphql.cdi.producer.GraphQLProducer;
import io.smallrye.graphql.schema.SchemaBuilder;
import io.smallrye.graphql.servlet.IndexInitializer;
import io.smallrye.graphql.servlet.SchemaServlet;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;

/**
 * Builds the GraphQL schema from the annotated classes of this application, when the application starts.
 *
 * <p>Stands in for SmallRye's own {@code StartupListener}, which asks for the real path of {@code WEB-INF} and gets none from an
 * unexpanded WAR.
 */
@WebListener
public class GraphQLStartup implements ServletContextListener {

    private final GraphQLProducer producer;

    @Inject
    public GraphQLStartup(GraphQLProducer producer) {
        this.producer = producer;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        JsonScalars.register();
        var classes = GraphQLStartup.class.getProtectionDomain().getCodeSource().getLocation();
        var index = new IndexInitializer().createIndex(Set.of(classes));
        var schema = producer.initialize(SchemaBuilder.build(index), true);
        event.getServletContext().setAttribute(SchemaServlet.SCHEMA_PROP, schema);
    }
}
