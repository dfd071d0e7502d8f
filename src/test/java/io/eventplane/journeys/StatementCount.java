package io.eventplane.journeys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at the statements that a running server sends to its H2: how many there are, and how H2 goes about them. */
final class StatementCount implements AutoCloseable {

    private static final String COUNT = """
            select coalesce(sum(execution_count), 0) from information_schema.query_statistics
            where lower(sql_statement) like ? and lower(sql_statement) not like '%query_statistics%'""";

    private static final String SENT = """
            select sql_statement from information_schema.query_statistics
            where lower(sql_statement) like ? and ltrim(lower(sql_statement), '(') like 'select%'
              and lower(sql_statement) not like '%query_statistics%'""";

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
        watch(asked);
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, "%" + table + "%");
            return texts(count).stream().mapToLong(Long::parseLong).sum();
        }
    }

    /** How H2 executes the queries with this part in their text that were sent while that ran. */
    List<String> plansDuring(Runnable asked, String part) throws SQLException {
        watch(asked);
        List<String> plans = new ArrayList<>();
        try (PreparedStatement sent = connection.prepareStatement(SENT)) {
            sent.setString(1, "%" + part + "%");
            for (String query : texts(sent)) {
                plans.add(plan(query));
            }
        }
        return plans;
    }

    void execute(String update) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(update);
        }
    }

    /** The values do not matter for the plan; they only have to be there. */
    private String plan(String query) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + query)) {
            for (int at = 1; at <= explain.getParameterMetaData().getParameterCount(); at++) {
                explain.setString(at, "1");
            }
            return String.join("\n", texts(explain));
        }
    }

    /** Off forgets what was counted. */
    private void watch(Runnable asked) throws SQLException {
        execute("set query_statistics false");
        execute("set query_statistics true");
        asked.run();
    }

    /** The first column of all rows. */
    private static List<String> texts(PreparedStatement query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
