package io.eventplane.director.keys;

import io.eventplane.platform.CipherText;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The ciphertexts of all encrypted columns, as the tables have them. Each statement is a transaction of its own. */
@OnePerApplication
public class EncryptedValues {

    /** Of all ciphertexts, and of nothing else that such a column holds. */
    private static final String ANY = CipherText.prefix("%") + "%";

    private final DataSource database;

    @Inject
    public EncryptedValues(DataSource database) {
        this.database = database;
    }

    /**
     * Some of a column's values that are not under a key.
     *
     * @param after where to go on, the id of a row; empty for the beginning
     * @return in the order of their ids
     */
    List<EncryptedValue> notUnder(String keyId, EncryptedColumn column, String after, int most) {
        var sql = "select id, %2$s from %1$s where id > ? and %2$s like ? and %2$s not like ? order by id limit ?"
                .formatted(column.table(), column.column());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, after, ANY, CipherText.prefix(keyId) + "%");
            statement.setInt(4, most);
            return values(statement);
        } catch (SQLException e) {
            throw failed(column, e);
        }
    }

    /** Puts another ciphertext in the place of one. False when that is no longer there, or somebody else is just changing its row. */
    boolean replace(EncryptedColumn column, EncryptedValue was, String now) {
        var sql = "update %1$s set %2$s = ? where id = ? and %2$s = ?".formatted(column.table(), column.column());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, now, was.id(), was.text());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (meetsAnother(e)) {
                return false;
            }
            throw failed(column, e);
        }
    }

    /** SQLSTATE 40001 and HYT00: two transactions met. */
    private static boolean meetsAnother(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("40") || state.equals("HYT00");
    }

    /** How many values there are under each key, whoever's it is. */
    Map<String, Long> countByKey() {
        var counts = new TreeMap<String, Long>();
        Stream.of(EncryptedColumn.values()).forEach(column -> addCounts(column, counts));
        return counts;
    }

    private void addCounts(EncryptedColumn column, Map<String, Long> counts) {
        var sql = "select substring(%2$s, 4, 12), count(*) from %1$s where %2$s like ? group by substring(%2$s, 4, 12)"
                .formatted(column.table(), column.column());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, ANY);
            add(statement, counts);
        } catch (SQLException e) {
            throw failed(column, e);
        }
    }

    private static void add(PreparedStatement statement, Map<String, Long> counts) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
            }
        }
    }

    private static List<EncryptedValue> values(PreparedStatement statement) throws SQLException {
        var values = new ArrayList<EncryptedValue>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(new EncryptedValue(rows.getString(1), rows.getString(2)));
            }
        }
        return values;
    }

    private static void set(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    private static IllegalStateException failed(EncryptedColumn column, SQLException cause) {
        return new IllegalStateException("the values of " + column + " can't be reached", cause);
    }
}
