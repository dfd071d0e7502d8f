package io.eventplane.director.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.director.Rows;
import io.eventplane.director.store.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL understands the SQL that is written for it and H2 alike. */
class PostgresIT {

    static final int MOST = 3;

    static EmbeddedPostgres server;

    DataSource database;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void migrate() throws SQLException {
        database = server.getPostgresDatabase();
        new Migrations(database).run();
        execute("truncate outbox_notice");
    }

    @Test
    void the_tables_are_made_once() {
        var rows = new Rows(database);
        var before = rows.everything();

        new Migrations(database).run();

        assertThat(rows.everything()).isEqualTo(before);
        assertThat(rows.count("flyway_schema_history", "success and version is not null"))
                .isPositive();
    }

    @Test
    void a_version_is_in_its_group_once_and_null_collides_with_nothing() throws SQLException {
        execute("insert into application (id, revision, name, webhooks) values ('a', 0, 'shop', '')");
        execute(definition("1", "'orders'", "'1.0'"));
        execute(definition("2", "'orders'", "null"));
        execute(definition("3", "'orders'", "null"));
        execute(definition("4", "null", "'1.0'"));
        execute(definition("5", "null", "'1.0'"));

        assertThatThrownBy(() -> execute(definition("6", "'orders'", "'1.0'")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("23"));
    }

    private static String definition(String id, String group, String version) {
        return "insert into event_api_definition (id, application_id, revision, generation, name, group_name,"
                + " version_value, spec_type, external_subscriptions, created_at, updated_at) values ('" + id
                + "', 'a', 0, 1, 'n', " + group + ", " + version + ", 'ASYNC_API', '', now(), now())";
    }

    @Test
    void what_one_director_has_claimed_others_pass_over() throws SQLException {
        for (int i = 1; i <= 2 * MOST; i++) {
            execute("insert into outbox_notice (notice_id, body) values ('n" + i + "', 'a notice')");
        }

        try (var one = transaction();
                var other = transaction();
                var third = transaction()) {
            assertThat(claimed(one)).containsExactly("n1", "n2", "n3");
            assertThat(claimed(other)).containsExactly("n4", "n5", "n6");
            assertThat(claimed(third)).isEmpty();

            one.rollback();
            assertThat(claimed(third)).containsExactly("n1", "n2", "n3");
        }
    }

    private Connection transaction() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<String> claimed(Connection director) throws SQLException {
        List<String> claimed = new ArrayList<>();
        try (var statement = director.createStatement();
                var result = statement.executeQuery(Outbox.claiming(MOST))) {
            while (result.next()) {
                claimed.add(result.getString("notice_id"));
            }
        }
        return claimed;
    }

    private void execute(String update) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(update);
        }
    }
}
