package io.eventplane.director.graphql;

import io.smallrye.graphql.cdi.producer.GraphQLProducer;
import io.smallrye.graphql.schema.SchemaBuilder;
import io.smallrye.graphql.schema.model.Schema;
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
        var schema = producer.initialize(model(), true);
        event.getServletContext().setAttribute(SchemaServlet.SCHEMA_PROP, schema);
    }

    /** The schema as the annotated classes say it, before the engine has it. */
    static Schema model() {
        JsonScalars.register();
        var classes = GraphQLStartup.class.getProtectionDomain().getCodeSource().getLocation();
        return SchemaBuilder.build(new IndexInitializer().createIndex(Set.of(classes)));
    }
}
