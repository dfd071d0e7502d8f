package io.eventplane.director.keys;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The rows of {@code data_key}. Each call is a transaction of its own. */
@OnePerApplication
public class DataKeyTable {

    private final DataSource database;

    @Inject
    public DataKeyTable(DataSource database) {
        this.database = database;
    }

    /** In the order in which they were made; the last one is in use. */
    List<WrappedKey> all() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, wrapped, created_at from data_key order by position")) {
            return keys(rows);
        } catch (SQLException e) {
            throw new IllegalStateException("the data keys can't be read", e);
        }
    }

    /** Durable when it returns. */
    void add(String id, String wrapped) {
        update("insert into data_key (id, wrapped) values (?, ?)", id, wrapped);
    }

    /** Wraps a key anew, unless somebody else has done so. */
    void replace(WrappedKey was, String wrapped) {
        update("update data_key set wrapped = ? where id = ? and wrapped = ?", wrapped, was.id(), was.wrapped());
    }

    private void update(String sql, String... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a data key can't be written", e);
        }
    }

    private static List<WrappedKey> keys(ResultSet rows) throws SQLException {
        var keys = new ArrayList<WrappedKey>();
        while (rows.next()) {
            var created = rows.getObject("created_at", OffsetDateTime.class).toInstant();
            keys.add(new WrappedKey(rows.getString("id"), rows.getString("wrapped"), created));
        }
        return keys;
    }
}
