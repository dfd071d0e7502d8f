package io.eventplane.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The H2 file that a Director has in its data folder, opened as the Director does. */
final class DirectorDatabase {

    private DirectorDatabase() {}

    /** The settings of {@code liberty/server.xml}. */
    static String url(Path data) {
        return "jdbc:h2:file:" + data.resolve("director") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    static Connection open(Path data) throws SQLException {
        return DriverManager.getConnection(url(data), "sa", "");
    }
}
