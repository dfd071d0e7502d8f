package io.eventplane.director;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.api.ReadLandscape;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.runtimes.LocalRuntime;
import io.eventplane.director.runtimes.RegisterRuntime;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.store.Migrations;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What the Director makes at its start, in an empty database and an empty data folder. */
@ArquillianTest
class DirectorStartIT {

    @Inject
    LocalRuntime localRuntime;

    @Inject
    ReadLandscape landscape;

    @Inject
    RegisterRuntime register;

    @Inject
    RuntimeIdentities identities;

    @Inject
    DataFolder data;

    @Inject
    Migrations migrations;

    @Inject
    DataSource database;

    @Inject
    Config config;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(DirectorStartIT.class);
    }

    @Test
    void the_key_for_secrets_is_a_file_that_only_its_owner_may_read() throws IOException {
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void its_own_runtime_is_registered_once() {
        var before = identity();

        localRuntime.ensure();
        localRuntime.ensure();

        assertThat(identity()).isEqualTo(before);
        assertThat(locals()).extracting(Runtime::getId).containsExactly(before.id());
    }

    @Test
    void its_own_runtime_gets_a_new_secret_when_the_file_with_the_old_one_is_gone() throws IOException {
        var before = identity();
        Files.delete(data.resolve("runtime-local.json"));

        localRuntime.ensure();

        assertThat(identity().id()).isEqualTo(before.id());
        assertThat(register.authenticate(before.id(), identity().secret())).isPresent();
        assertThat(register.authenticate(before.id(), before.secret())).isEmpty();
    }

    @Test
    void its_own_runtime_gets_a_new_secret_when_the_file_is_another_databases() {
        identities.keep(new RuntimeIdentity("somebody-elses", "somebody else's"));

        localRuntime.ensure();

        assertThat(locals())
                .extracting(Runtime::getId)
                .containsExactly(identity().id());
        assertThat(register.authenticate(identity().id(), identity().secret())).isPresent();
    }

    @Test
    void the_tables_are_made_once() {
        var rows = new Rows(database);
        var before = rows.everything();

        migrations.run();

        assertThat(rows.everything()).isEqualTo(before);
        assertThat(rows.count("\"flyway_schema_history\"", "\"success\" and \"version\" is not null"))
                .isPositive();
    }

    @Test
    void the_schema_is_the_one_that_is_kept_as_golden_file() throws Exception {
        var schema = HttpRequest.newBuilder(
                        URI.create(config.getValue("eventplane.director.url", String.class) + "/schema.graphql"))
                .build();

        var served = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(schema, BodyHandlers.ofString());

        try (var golden = getClass().getResourceAsStream("/graphql/served.graphqls")) {
            assertThat(served.body())
                    .isEqualTo(new String(Objects.requireNonNull(golden).readAllBytes(), UTF_8));
        }
    }

    private RuntimeIdentity identity() {
        return identities.current().orElseThrow();
    }

    private List<Runtime> locals() {
        return landscape.runtimes(new Slice(100, 0)).data().stream()
                .filter(runtime -> runtime.getName().equals("local"))
                .toList();
    }
}
