package io.eventplane.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;

/** What a registration leaves in the store, inserted without a Director: definition, document and notice in one transaction. */
final class BareInserts implements AutoCloseable {

    private static final String DEFINITION = """
            insert into event_api_definition (id, application_id, revision, generation, name, spec_type, spec_format,
              external_subscriptions, created_at, updated_at)
            values (?, ?, 1, 1, 'Measured', 'ASYNC_API', 'YAML', '[]', current_timestamp, current_timestamp)""";
    private static final String DOCUMENT = "insert into event_api_spec (definition_id, document) values (?, ?)";
    private static final String NOTICE = "insert into outbox_notice (notice_id, body) values (?, ?)";

    /** About what a notice has. */
    private static final String BODY = "n".repeat(600);

    private final String url;
    private final List<Connection> connections = new ArrayList<>();

    private BareInserts(String url) {
        this.url = url;
    }

    /** With the Director's own tables. */
    static BareInserts in(Path data) {
        String url = DirectorDatabase.url(data);
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new BareInserts(url);
    }

    /** A connection and an Application of its own; each call is one transaction. */
    Callable<Void> client() throws SQLException {
        Connection connection = DriverManager.getConnection(url, "sa", "");
        connections.add(connection);
        String application = UUID.randomUUID().toString();
        insert(
                connection,
                "insert into application (id, revision, name, webhooks) values (?, 1, ?, '[]')",
                application,
                application);
        connection.setAutoCommit(false);
        return () -> {
            String id = UUID.randomUUID().toString();
            insert(connection, DEFINITION, id, application);
            insert(connection, DOCUMENT, id, Registrations.DOCUMENT);
            insert(connection, NOTICE, UUID.randomUUID().toString(), BODY);
            connection.commit();
            return null;
        };
    }

    @Override
    public void close() throws SQLException {
        for (Connection each : connections) {
            each.close();
        }
    }

    private static void insert(Connection connection, String sql, String first, String second) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            statement.executeUpdate();
        }
    }
}
