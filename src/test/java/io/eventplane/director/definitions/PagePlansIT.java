package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.store.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL walks along the same indexes as H2 for the queries of {@link DefinitionPages} and {@link Definitions#find}. */
class PagePlansIT {

    private static final String FROM = "explain select * from event_api_definition where ";

    static EmbeddedPostgres server;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        new Migrations(server.getPostgresDatabase()).run();
        execute(
                "insert into application (id, revision, name, webhooks) select n, 1, n, '[]' from generate_series(1, 10) n");
        execute(
                "insert into event_api_definition (id, application_id, revision, generation, name, group_name, spec_type,"
                        + " external_subscriptions, created_at, updated_at) select n, 1 + n % 10, 1, 1, 'n', 'g' || n % 5,"
                        + " 'ASYNC_API', '[]', now(), now() from generate_series(1, 20000) n");
        execute("analyze");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void a_page_of_all_groups() throws SQLException {
        assertThat(plan("tenant = 'default' and application_id = '1' and position > 900"
                        + " order by tenant, application_id, position limit 101"))
                .contains("Index Scan using event_api_definition_page ")
                .doesNotContain("Sort");
    }

    @Test
    void a_page_of_one_group() throws SQLException {
        assertThat(plan("tenant = 'default' and application_id = '1' and group_name = 'g0' and position > 900"
                        + " order by tenant, application_id, group_name, position limit 101"))
                .contains("Index Scan using event_api_definition_group_page ")
                .doesNotContain("Sort");
    }

    @Test
    void one_definition() throws SQLException {
        assertThat(plan("id = '17'")).contains("Index Scan using event_api_definition_pkey ");
    }

    private static String plan(String condition) throws SQLException {
        var plan = new StringBuilder();
        try (var connection = database().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(FROM + condition)) {
            while (result.next()) {
                plan.append(result.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static void execute(String update) throws SQLException {
        try (var connection = database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(update);
        }
    }

    private static DataSource database() {
        return server.getPostgresDatabase();
    }
}
