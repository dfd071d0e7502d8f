package io.eventplane.director;

import static io.eventplane.notice.NoticeType.DELETED;
import static io.eventplane.notice.NoticeType.REGISTERED;
import static io.eventplane.notice.NoticeType.UPDATED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.eventplane.bus.Broker;
import io.eventplane.director.api.ApplicationsApi;
import io.eventplane.director.api.DefinitionsApi;
import io.eventplane.director.api.ReadLandscape;
import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.BasicCredentialData;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.definitions.ForgettingFormerAuth;
import io.eventplane.director.definitions.SpecDocument;
import io.eventplane.director.definitions.TimeSpan;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.pages.Slice;
import io.eventplane.notice.Notice;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Definitions, documents and notices: kept together or not at all. */
@ArquillianTest
class DirectorStoreIT {

    /** This server's gateway reports in its own time, and a refused attempt is written down. */
    private static final Set<String> OTHERS = Set.of("reporter", "rollout", "audit_record");

    @Inject
    ApplicationsApi applications;

    @Inject
    DefinitionsApi api;

    @Inject
    ReadLandscape landscape;

    @Inject
    ForgettingFormerAuth forgetting;

    @Inject
    EntityManager store;

    @Inject
    UserTransaction transaction;

    @Inject
    DataSource database;

    @Inject
    Broker broker;

    NoticeReader notices;
    Rows rows;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(DirectorStoreIT.class);
    }

    @BeforeEach
    void listen() {
        rows = new Rows(database);
        awaitAllSent();
        notices = new NoticeReader(broker, rows);
    }

    @AfterEach
    void leave() {
        notices.close();
    }

    @Test
    void a_registration_that_fails_in_the_middle_leaves_nothing() {
        var before = rows.everythingBut(OTHERS);
        var half = Examples.application(Examples.definition("good"), Examples.brokenDefinition());

        assertThatThrownBy(() -> applications.createApplication(half)).isInstanceOf(InvalidInputException.class);

        assertThat(rows.everythingBut(OTHERS)).isEqualTo(before);
        var whole = registered(Examples.definition("whole"));
        assertThat(notices.rest()).extracting(Notice::definitionId).containsExactly(whole.getId());
    }

    @Test
    void definition_document_and_notice_are_committed_together() throws Exception {
        var owner = applications.createApplication(Examples.application());

        transaction.begin();
        var id = api.addEventAPI(owner.getId(), Examples.definition("Orders")).getId();
        store.flush();

        assertThat(store.find(EventAPIDefinition.class, id)).isNotNull();
        assertThat(store.find(SpecDocument.class, id)).isNotNull();
        assertThat(store.createQuery("select count(n) from OutboxNotice n where n.body like :id", Long.class)
                        .setParameter("id", "%" + id + "%")
                        .getSingleResult())
                .isEqualTo(1);
        assertThat(visibleToOthers(id)).containsExactly(0L, 0L, 0L);

        transaction.commit();
        assertThat(visibleToOthers(id)).startsWith(1L, 1L);
        assertThat(notices.next(1))
                .extracting(Notice::type, Notice::definitionId)
                .containsExactly(tuple(REGISTERED, id));
    }

    @Test
    void a_transaction_rolled_back_leaves_neither_definition_nor_notice() throws Exception {
        var owner = applications.createApplication(Examples.application());

        transaction.begin();
        var id = api.addEventAPI(owner.getId(), Examples.definition("Orders")).getId();
        store.flush();
        transaction.rollback();

        assertThat(visibleToOthers(id)).containsExactly(0L, 0L, 0L);
        assertThat(notices.rest()).isEmpty();
    }

    @Test
    void every_change_is_one_notice_and_they_come_in_the_order_of_generations() {
        var id = registered(Examples.definition("0")).getId();
        IntStream.rangeClosed(1, 20).forEach(i -> api.updateEventAPI(id, Examples.definition("" + i)));
        api.deleteEventAPI(id);

        var told = notices.next(22);
        assertThat(told).extracting(Notice::definitionId).containsOnly(id);
        assertThat(told)
                .extracting(Notice::generation)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 22).mapToObj(Long::valueOf).toList());
        assertThat(told.subList(1, 21)).extracting(Notice::type).containsOnly(UPDATED);
        assertThat(told.get(21).type()).isEqualTo(DELETED);
        awaitAllSent();
        assertThat(notices.rest()).isEmpty();
    }

    @Test
    void a_change_of_credentials_is_one_generation_and_one_notice_and_updates_end_the_overlap() {
        var id = registered(Examples.definitionWithSecrets("one")).getId();

        api.changeEventAPICredentials(id, Examples.auth("two"), null);
        var changed = landscape.definition(id);
        assertThat(changed.auth()).isNotNull().extracting(Auth::credential).isEqualTo(basic("two"));
        assertThat(formerOf(changed)).contains(basic("one"));
        api.updateEventAPI(id, Examples.definitionWithSecrets("two"));
        assertThat(formerOf(landscape.definition(id))).contains(basic("one"));
        api.updateEventAPI(id, Examples.definitionWithSecrets("three"));
        assertThat(formerOf(landscape.definition(id))).isEmpty();

        assertThat(notices.next(4))
                .extracting(Notice::type, Notice::generation)
                .containsExactly(tuple(REGISTERED, 1L), tuple(UPDATED, 2L), tuple(UPDATED, 3L), tuple(UPDATED, 4L));
        assertThat(rows.count("event_api_definition", "id = '" + id + "' and former_auth is null"))
                .isEqualTo(1);
        assertThat(notices.rest()).isEmpty();
    }

    @Test
    void a_change_of_credentials_that_is_refused_leaves_nothing() {
        var id = registered(Examples.definitionWithSecrets("one")).getId();
        awaitAllSent();
        var before = rows.everythingBut(OTHERS);

        assertThatThrownBy(() -> api.changeEventAPICredentials(id, Examples.auth("two"), TimeSpan.parse("P31D")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> api.changeEventAPICredentials("none", Examples.auth("two"), null))
                .isInstanceOf(NotFoundException.class);

        assertThat(rows.everythingBut(OTHERS)).isEqualTo(before);
    }

    @Test
    void a_former_credential_that_is_over_is_removed_and_no_other() {
        var id = registered(Examples.definitionWithSecrets("one")).getId();
        var later = api.changeEventAPICredentials(id, Examples.auth("two"), TimeSpan.parse("PT2H"));
        var other = registered(Examples.definitionWithSecrets("one")).getId();
        api.changeEventAPICredentials(other, Examples.auth("two"), TimeSpan.parse("PT1H"));

        forgetting.over(Instant.now().plus(Duration.ofMinutes(90)));

        assertThat(rows.count("event_api_definition", "id = '" + other + "' and former_auth is null"))
                .isEqualTo(1);
        assertThat(landscape.definition(other).auth()).isNotNull();
        assertThat(formerOf(landscape.definition(id))).contains(basic("one"));
        assertThat(landscape.definition(id).getGeneration()).isEqualTo(later.getGeneration());
    }

    private static BasicCredentialData basic(String password) {
        return new BasicCredentialData("shop", password);
    }

    private static Optional<Object> formerOf(EventAPIDefinition definition) {
        return definition.formerAuth(Instant.now()).map(former -> former.auth().credential());
    }

    @Test
    void an_update_of_what_somebody_else_has_changed_meanwhile_is_a_conflict() throws Exception {
        var id = registered(Examples.definition("Orders")).getId();
        var changed = new CountDownLatch(1);
        var other = CompletableFuture.runAsync(() -> changeAndCommitOnceSomebodyWaits(id, changed));
        changed.await();

        assertThatThrownBy(() -> api.updateEventAPI(id, Examples.definition("mine")))
                .isInstanceOf(ConflictException.class);

        other.join();
        assertThat(rows.count("event_api_definition", "id = '" + id + "' and name = 'theirs'"))
                .isEqualTo(1);
        assertThat(notices.rest()).extracting(Notice::type).containsExactly(REGISTERED);
    }

    @Test
    void deleting_an_application_deletes_what_it_owns_and_tells_of_each() {
        var owner = applications.createApplication(
                Examples.application(Examples.definition("a"), Examples.definition("b"), Examples.definition("c")));
        var owned = notices.next(3).stream().map(Notice::definitionId).toList();

        applications.deleteApplication(owner.getId());

        assertThat(notices.next(3))
                .extracting(Notice::type, Notice::applicationId, Notice::definitionId, Notice::generation)
                .containsExactlyElementsOf(owned.stream()
                        .map(id -> tuple(DELETED, owner.getId(), id, 2L))
                        .toList());
        assertThat(notices.rest()).isEmpty();
        await().untilAsserted(() -> assertThat(rows.everythingButAudit())
                .doesNotContain(owner.getId())
                .doesNotContainAnyElementsOf(owned));
    }

    @Test
    void secrets_are_in_no_column_of_any_table_in_plain() {
        var secret = "plain-" + UUID.randomUUID();

        var owner = applications.createApplication(Examples.applicationWithSecrets(secret));
        var definition = api.addEventAPI(owner.getId(), Examples.definitionWithSecrets(secret + "-former"));
        api.changeEventAPICredentials(definition.getId(), Examples.auth(secret), null);

        assertThat(rows.everything())
                .contains(owner.getId())
                .noneMatch(value -> value.contains(secret) || value.contains("shop.example.com"));
        assertThat(credentialOf(owner.getId())).isEqualTo(new BasicCredentialData("shop", secret));
    }

    private void awaitAllSent() {
        await().untilAsserted(
                        () -> assertThat(rows.count("outbox_notice", "true")).isZero());
    }

    private EventAPIDefinition registered(EventAPIDefinitionInput input) {
        var owner = applications.createApplication(Examples.application());
        return api.addEventAPI(owner.getId(), input);
    }

    /** How many rows of the definition, of its document and of its notice another connection sees. */
    private List<Long> visibleToOthers(String id) {
        return List.of(
                rows.count("event_api_definition", "id = '" + id + "'"),
                rows.count("event_api_spec", "definition_id = '" + id + "'"),
                rows.count("outbox_notice", "body like '%" + id + "%'"));
    }

    private Object credentialOf(String applicationId) {
        var owner = landscape.application(applicationId);
        var page = landscape.definitions(List.of(owner), null, new Slice(1, 0)).get(applicationId);
        var auth = requireNonNull(page).data().get(0).auth();
        return auth == null ? "none" : auth.credential();
    }

    private void changeAndCommitOnceSomebodyWaits(String id, CountDownLatch changed) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(
                    "update event_api_definition set revision = revision + 1, name = 'theirs' where id = '" + id + "'");
            changed.countDown();
            await().until(() -> rows.count("information_schema.sessions", "blocker_id is not null") > 0);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
