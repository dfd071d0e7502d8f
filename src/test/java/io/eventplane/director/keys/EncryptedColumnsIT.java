package io.eventplane.director.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.director.Examples;
import io.eventplane.director.Rows;
import io.eventplane.director.TestArchive;
import io.eventplane.director.api.ApplicationsApi;
import io.eventplane.director.api.DefinitionsApi;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.platform.SecretCipher;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is encrypted in the database, and keys that turn up in the middle of a transaction. */
@ArquillianTest
class EncryptedColumnsIT {

    @Inject
    ApplicationsApi applications;

    @Inject
    DefinitionsApi definitions;

    @Inject
    DataKeys keys;

    @Inject
    SecretCipher configured;

    @Inject
    EntityManager store;

    @Inject
    UserTransaction transaction;

    @Inject
    DataSource database;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(EncryptedColumnsIT.class);
    }

    /** Others of this server's tests look at all rows, and find them at rest. */
    @AfterEach
    void awaitAllUnderTheNewest() {
        var values = new EncryptedValues(database);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(values.countByKey().keySet()).containsExactly(keys.newest()));
    }

    @Test
    void a_column_that_holds_ciphertexts_is_one_that_is_encrypted_anew() {
        var owner = applications.createApplication(Examples.applicationWithSecrets("a-secret"));
        definitions.addEventAPI(owner.getId(), Examples.fetched("http://127.0.0.1:1/"));
        var changed = definitions.addEventAPI(owner.getId(), Examples.withFindings());
        definitions.updateEventAPI(changed.getId(), Examples.definitionWithSecrets("another-secret"));
        definitions.changeEventAPICredentials(changed.getId(), Examples.auth("a-newer-secret"), null);
        definitions.addEventAPI(owner.getId(), Examples.withFindings());

        assertThat(encrypted())
                .containsExactlyInAnyOrderElementsOf(Stream.of(EncryptedColumn.values())
                        .map(EncryptedColumn::toString)
                        .toList());
    }

    /** As {@code table.column}, whatever rows there are. */
    private Set<String> encrypted() {
        var found = new TreeSet<String>();
        var rows = new Rows(database);
        for (String table : rows.values("select table_name from information_schema.tables"
                + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'")) {
            rows
                    .values("select column_name from information_schema.columns where lower(table_schema) = 'public'"
                            + " and table_name = '" + table + "'")
                    .stream()
                    .filter(column ->
                            rows.count("\"" + table + "\"", "cast(\"" + column + "\" as text) like 'v1:%'") > 0)
                    .forEach(column -> found.add((table + "." + column).toLowerCase(Locale.ROOT)));
        }
        // The keys themselves are under the configured one, and wrapped anew at the start.
        found.remove("data_key.wrapped");
        return found;
    }

    @Test
    void a_key_that_another_director_has_just_made_is_found_in_the_middle_of_a_transaction() throws Exception {
        var id = applications.createApplication(Examples.application()).getId();
        var other = new DataKeys(configured, new DataKeyTable(database), new OutsideTransaction());

        transaction.begin();
        store.createNativeQuery("update application set description = 'mine' where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        var text = onAnotherThread(other);
        assertThat(keys.decrypt(text, "a")).isEqualTo("under a new key");
        assertThat(new Rows(database).count("application", "id = '" + id + "' and description = 'mine'"))
                .isZero();
        transaction.commit();

        assertThat(new Rows(database).count("application", "id = '" + id + "' and description = 'mine'"))
                .isOne();
    }

    @Test
    void a_change_under_way_does_not_collide_with_its_secrets_being_encrypted_anew() throws Exception {
        var owner = applications.createApplication(Examples.application());
        var id = definitions
                .addEventAPI(owner.getId(), Examples.definitionWithSecrets("before"))
                .getId();

        transaction.begin();
        var definition = store.find(EventAPIDefinition.class, id);
        CompletableFuture.runAsync(this::rotateAndEncryptAnew).join();
        definitions.updateEventAPI(id, Examples.definitionWithSecrets("after"));
        transaction.commit();

        assertThat(definition).isNotNull();
        assertThat(keys.decrypt(authOf(id), EncryptedColumn.AUTH.context()))
                .contains("after")
                .doesNotContain("before");
    }

    private void rotateAndEncryptAnew() {
        keys.rotate();
        new ReEncrypt(keys, new EncryptedValues(database)).all(() -> true);
    }

    private String authOf(String id) {
        return new Rows(database)
                .values("select auth from event_api_definition where id = '" + id + "'")
                .get(0);
    }

    private static String onAnotherThread(DataKeys other) {
        return CompletableFuture.supplyAsync(() -> {
                    other.rotate();
                    return other.encrypt("under a new key", "a");
                })
                .join();
    }
}
