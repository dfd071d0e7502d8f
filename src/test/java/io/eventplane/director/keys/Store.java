package io.eventplane.director.keys;

import io.eventplane.director.store.Migrations;
import io.eventplane.platform.Configs;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.SecretCipher;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database with the Director's tables, and the Directors on it. */
record Store(DataSource database) {

    /** A new one, in memory. */
    static Store inMemory() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return of(database);
    }

    static Store of(DataSource database) {
        new Migrations(database).run();
        return new Store(database);
    }

    /** What is configured: the present key and the former ones, each a small number. */
    static SecretCipher configured(int present, int... former) {
        var keys = new ArrayList<String>();
        for (int key : former) {
            keys.add(key(key));
        }
        return new SecretCipher(
                Configs.with(Map.of(
                        "eventplane.secrets.key", key(present),
                        "eventplane.secrets.former-keys", String.join(",", keys))),
                new DataFolder(Path.of("target")));
    }

    /** Another Director, whose store is open. */
    DataKeys opened(SecretCipher configured) {
        var keys = new DataKeys(configured, table(), new OutsideTransaction());
        keys.open();
        return keys;
    }

    DataKeyTable table() {
        return new DataKeyTable(database);
    }

    EncryptedValues values() {
        return new EncryptedValues(database);
    }

    List<KeyUse> uses(DataKeys keys, SecretCipher configured) {
        return new KeysInUse(keys, table(), values(), configured).all();
    }

    /** One more Application with these webhooks in its column. */
    void addApplication(String id, String webhooks) {
        execute("insert into application (id, revision, name, webhooks) values (?, 1, ?, ?)", id, id, webhooks);
    }

    void setWebhooks(String id, String webhooks) {
        execute("update application set webhooks = ? where id = ?", webhooks, id);
    }

    String webhooks(String id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select webhooks from application where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql, String... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return Base64.getEncoder().encodeToString(key);
    }
}
