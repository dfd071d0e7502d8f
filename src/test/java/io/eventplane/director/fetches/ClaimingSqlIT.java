package io.eventplane.director.fetches;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.store.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL hands fetches out as H2 does: each to one Director, and again once its claim has expired. */
class ClaimingSqlIT {

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
    void fill() throws SQLException {
        database = server.getPostgresDatabase();
        new Migrations(database).run();
        execute("truncate application cascade");
        execute("insert into application (id, revision, name, webhooks) values ('a', 1, 'Shop', '')");
        for (var id : List.of("d1", "d2", "d3", "d4")) {
            execute("insert into event_api_definition (id, application_id, revision, generation, name, spec_type,"
                    + " external_subscriptions, created_at, updated_at) values ('" + id
                    + "', 'a', 1, 1, '', 'ASYNC_API', '', now(), now())");
            execute("insert into spec_fetch (definition_id, asks, due_at, state, state_since, failures, takes_title)"
                    + " values ('" + id + "', 1, now() - interval '1' minute, 'INITIAL', now(), 0, true)");
        }
    }

    @Test
    void what_one_director_is_claiming_others_pass_over() throws SQLException {
        try (var one = transaction();
                var other = transaction()) {
            var mine = due(one, 2);
            var theirs = due(other, 10);

            assertThat(mine).hasSize(2);
            assertThat(theirs).hasSize(2).doesNotContainAnyElementsOf(mine);
        }
    }

    @Test
    void what_is_claimed_is_nobodys_until_the_claim_expires() throws SQLException {
        try (var one = transaction()) {
            claim(one, "d1", Duration.ofMinutes(5));
            claim(one, "d2", Duration.ZERO);
            one.commit();
        }
        try (var other = transaction()) {
            assertThat(due(other, 10)).containsExactlyInAnyOrder("d2", "d3", "d4");
        }
    }

    @Test
    void what_is_not_due_is_left() throws SQLException {
        execute("update spec_fetch set due_at = now() + interval '1' hour where definition_id = 'd1'");
        execute("update spec_fetch set due_at = null where definition_id = 'd2'");

        try (var one = transaction()) {
            assertThat(due(one, 10)).containsExactlyInAnyOrder("d3", "d4");
        }
    }

    @Test
    void an_origin_that_has_its_places_is_passed_over() throws SQLException {
        execute("update spec_fetch set origin = 'one' where definition_id <> 'd4'");

        try (var one = transaction()) {
            claim(one, "d1", Duration.ofMinutes(5));
            assertThat(due(one, 10)).hasSize(3);
            claim(one, "d2", Duration.ofMinutes(5));
            assertThat(due(one, 10)).containsExactly("d4");
        }
    }

    @Test
    void what_has_failed_is_looked_for_by_itself() throws SQLException {
        execute("update spec_fetch set state = 'FAILED' where definition_id = 'd1'");

        try (var one = transaction()) {
            assertThat(due(one, 10)).doesNotContain("d1");
            assertThat(due(one, FetchRequestStatusCondition.FAILED, 10)).containsExactly("d1");
        }
    }

    private Connection transaction() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<String> due(Connection director, int most) throws SQLException {
        return due(director, FetchRequestStatusCondition.INITIAL, most);
    }

    private static List<String> due(Connection director, FetchRequestStatusCondition state, int most)
            throws SQLException {
        List<String> ids = new ArrayList<>();
        try (var statement = director.createStatement();
                var result = statement.executeQuery(Fetches.findingDue(state, most))) {
            while (result.next()) {
                ids.add(result.getString(1));
            }
        }
        return ids;
    }

    private static void claim(Connection director, String id, Duration lease) throws SQLException {
        try (var statement = director.prepareStatement(
                Fetches.claiming(lease).replace("?1", "?").replace("?2", "?"))) {
            statement.setString(1, "a-token");
            statement.setString(2, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void execute(String update) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(update);
        }
    }
}
