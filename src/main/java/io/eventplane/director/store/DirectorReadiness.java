package io.eventplane.director.store;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The Director is ready when its tables are up to date and its database answers. */
@Readiness
@OnePerApplication
public class DirectorReadiness implements HealthCheck {

    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private final Migrations migrations;
    private final DataSource database;

    @Inject
    public DirectorReadiness(Migrations migrations, DataSource database) {
        this.migrations = migrations;
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("director")
                .status(migrations.done() && answers())
                .build();
    }

    private boolean answers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
