package io.eventplane.director.store;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the Director's tables up to date with {@code db/migration}; several Directors may start at once, Flyway locks. */
@OnePerApplication
public class Migrations {

    private final DataSource store;
    private volatile boolean done;

    @Inject
    public Migrations(DataSource store) {
        this.store = store;
    }

    /** Whether this database has seen them all. */
    boolean done() {
        return done;
    }

    /** Runs the migrations that this database has not seen yet. */
    public void run() {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(store)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        done = true;
    }
}
