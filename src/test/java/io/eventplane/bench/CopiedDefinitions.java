package io.eventplane.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Fills the store of a Director that does not run with copies of one definition: registering a million takes hours. */
final class CopiedDefinitions {

    private static final int AT_ONCE = 20_000;

    private CopiedDefinitions() {}

    /** Copies until there are as many in all. */
    static void fill(Path data, String definition, int definitions) throws SQLException {
        try (Connection connection = DirectorDatabase.open(data);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int missing = definitions - count(statement);
            for (int copied = 0; copied < missing; copied += AT_ONCE) {
                copy(statement, definition, Math.min(AT_ONCE, missing - copied));
                connection.commit();
            }
        }
    }

    private static int count(Statement statement) throws SQLException {
        return Math.toIntExact(number(statement, "select count(*) from event_api_definition"));
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void copy(Statement statement, String definition, int copies) throws SQLException {
        String columns = columns(statement);
        long last = number(statement, "select max(position) from event_api_definition");
        statement.executeUpdate("insert into event_api_definition (id, " + columns + ") select random_uuid(), "
                + columns + " from event_api_definition, system_range(1, " + copies + ") where id = '" + definition
                + "'");
        statement.executeUpdate("insert into event_api_spec (definition_id, document) select d.id, s.document"
                + " from event_api_definition d, event_api_spec s where s.definition_id = '" + definition
                + "' and d.position > " + last);
        statement.executeUpdate("update application a set definition_count ="
                + " (select count(*) from event_api_definition d where d.application_id = a.id)");
    }

    /** What a copy has from the original; its place is its own. */
    private static String columns(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet columns = statement.executeQuery("select column_name from information_schema.columns"
                + " where table_name = 'EVENT_API_DEFINITION' and column_name not in ('ID', 'POSITION')")) {
            while (columns.next()) {
                names.add(columns.getString(1));
            }
        }
        return String.join(", ", names);
    }
}
