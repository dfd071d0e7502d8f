package io.eventplane.journeys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the statements that a running server sends to its H2. */
final class StatementCount implements AutoCloseable {

    private static final String COUNT = """
            select coalesce(sum(execution_count), 0) from information_schema.query_statistics
            where lower(sql_statement) like ? and lower(sql_statement) not like '%query_statistics%'""";

    private final Connection connection;

    private StatementCount(Connection connection) {
        this.connection = connection;
    }

    /** The URL of a database that lets us look into it while the server has it open. */
    static String url(Path data) {
        return "jdbc:h2:file:" + data.resolve("director") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
    }

    static StatementCount in(Path data) throws SQLException {
        return new StatementCount(DriverManager.getConnection(url(data), "sa", ""));
    }

    /** How many that name this table, or part of a name, were sent while that ran. */
    long during(Runnable asked, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, "%" + table + "%");
            // Off forgets what was counted.
            statement.execute("set query_statistics false");
            statement.execute("set query_statistics true");
            asked.run();
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
