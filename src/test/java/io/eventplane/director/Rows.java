package io.eventplane.director;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** The database as somebody else sees it: over a connection of its own, outside of the caller's transaction. */
public record Rows(DataSource database) {

    private static final String TABLES =
            "select table_name from information_schema.tables where lower(table_schema) = 'public'";

    /** How many rows a table has of which this condition is true. */
    public long count(String table, String condition) {
        return Long.parseLong(
                values("select count(*) from " + table + " where " + condition).get(0));
    }

    /** Every value of every column of every table. */
    public List<String> everything() {
        return everythingBut(Set.of());
    }

    /** What is left of anything that was deleted: the same without the audit log, which outlives what it tells of. */
    public List<String> everythingButAudit() {
        return everythingBut(Set.of("audit_record"));
    }

    /** The same, without these tables. */
    public List<String> everythingBut(Set<String> tables) {
        return values(TABLES).stream()
                .filter(table -> !tables.contains(table.toLowerCase(Locale.ROOT)))
                .flatMap(table -> values("select * from \"" + table + "\"").stream())
                .toList();
    }

    /** Every value of every row that a query answers. */
    public List<String> values(String query) {
        return CompletableFuture.supplyAsync(() -> query(query)).join();
    }

    private List<String> query(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return values(result);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static List<String> values(ResultSet result) throws SQLException {
        List<String> values = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            for (int column = 1; column <= columns; column++) {
                values.add(String.valueOf(result.getString(column)));
            }
        }
        return values;
    }
}
