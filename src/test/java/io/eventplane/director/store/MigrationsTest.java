package io.eventplane.director.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String RAN = "select count(*) from \"flyway_schema_history\" where \"version\" is not null";

    final JdbcDataSource database = new JdbcDataSource();
    final Migrations migrations = new Migrations(database);

    @BeforeEach
    void empty() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void an_empty_database_gets_all_tables() throws Exception {
        migrations.run();

        assertThat(number(database, "select count(*) from information_schema.tables where table_schema = 'PUBLIC'"))
                .isGreaterThan(6);
        assertThat(number(database, "select count(*) from outbox_notice")).isZero();
    }

    @Test
    void a_database_that_has_them_is_left_as_it_is() throws Exception {
        migrations.run();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into outbox_notice (notice_id, body) values ('n', 'a notice')");
        }

        long ran = number(database, RAN);

        new Migrations(database).run();

        assertThat(number(database, RAN)).isPositive().isEqualTo(ran);
        assertThat(number(database, "select count(*) from outbox_notice")).isEqualTo(1);
    }

    @Test
    void only_a_database_that_was_migrated_is_ready() {
        assertThat(migrations.done()).isFalse();

        migrations.run();

        assertThat(migrations.done()).isTrue();
    }

    private static long number(DataSource database, String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
