package io.eventplane.director.keys;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

/** A real PostgreSQL does all of it as H2 does. */
class KeysPostgresIT extends ReEncryptTest {

    private static final EmbeddedPostgres SERVER = start();

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
    }

    /** A database for each test. */
    @Override
    Store store() {
        var name = "store_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Store.of(SERVER.getDatabase("postgres", name));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
