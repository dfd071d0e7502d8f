package io.eventplane.director.specs;

import static io.eventplane.director.fetches.FetchRequestStatusCondition.FAILED;
import static io.eventplane.director.fetches.FetchRequestStatusCondition.INITIAL;
import static io.eventplane.director.fetches.FetchRequestStatusCondition.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.bus.Broker;
import io.eventplane.director.Examples;
import io.eventplane.director.NoticeReader;
import io.eventplane.director.Rows;
import io.eventplane.director.TestArchive;
import io.eventplane.director.api.ApplicationsApi;
import io.eventplane.director.api.CompatibilityApi;
import io.eventplane.director.api.DefinitionsApi;
import io.eventplane.director.api.FetchRequestStatus;
import io.eventplane.director.api.FetchesApi;
import io.eventplane.director.api.ReadLandscape;
import io.eventplane.director.api.SpecFetch;
import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.definitions.FetchRequest;
import io.eventplane.director.definitions.FetchedSpec;
import io.eventplane.director.definitions.SpecFormat;
import io.eventplane.director.documents.SpecFindings;
import io.eventplane.director.documents.SpecWarning;
import io.eventplane.director.fetches.Claim;
import io.eventplane.director.fetches.Fetches;
import io.eventplane.director.fetches.Fetches.Places;
import io.eventplane.director.fetches.Validators;
import io.eventplane.director.specs.sources.Fetched;
import io.eventplane.notice.NoticeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fetches in the store, as several Directors hand them out. The Director's own refresher is stopped, so that all are counted. */
@ArquillianTest
class FetchDeskIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Places THREE = new Places(3, 3);
    private static final Places ALL = new Places(10_000, 10_000);

    @Inject
    SpecRefresher refresher;

    @Inject
    FetchDesk desk;

    @Inject
    ApplicationsApi applications;

    @Inject
    DefinitionsApi api;

    @Inject
    FetchesApi fetches;

    @Inject
    CompatibilityApi compatibility;

    @Inject
    ReadLandscape landscape;

    @Inject
    ManagedExecutorService executor;

    @Inject
    DataSource database;

    @Inject
    Broker broker;

    Rows rows;
    NoticeReader notices;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(FetchDeskIT.class);
    }

    @BeforeEach
    void listen() {
        refresher.stop();
        rows = new Rows(database);
        notices = new NoticeReader(broker, rows);
    }

    @AfterEach
    void leave() {
        notices.close();
    }

    @Test
    void what_is_registered_is_due_at_once_and_claimed_once() {
        var id = registered();

        assertThat(claimsOf(id)).hasSize(1);
        assertThat(claimsOf(id)).isEmpty();
        assertThat(status(id).condition()).isEqualTo(INITIAL);
    }

    @Test
    void two_directors_at_once_claim_every_fetch_exactly_once() throws Exception {
        var ids = IntStream.range(0, 40).mapToObj(i -> registered()).toList();
        Callable<List<Claim>> director = () -> {
            var claims = new ArrayList<Claim>();
            for (var some = desk.claim(THREE, LEASE); !some.isEmpty(); some = desk.claim(THREE, LEASE)) {
                claims.addAll(some);
            }
            return claims;
        };

        var one = executor.submit(director);
        var other = executor.submit(director);
        var claims = Stream.concat(one.get().stream(), other.get().stream()).toList();
        // A claim passes over what another one has locked at that moment, so the last look is for what both passed
        // over.
        var rest = desk.claim(ALL, LEASE);

        assertThat(Stream.concat(claims.stream(), rest.stream()).map(Claim::definitionId))
                .doesNotHaveDuplicates()
                .containsAll(ids);
    }

    @Test
    void a_document_that_comes_is_a_new_generation_with_its_title_and_format() {
        var id = registered();

        assertThat(desk.end(claim(id), document("Orders", "1"))).isTrue();

        var definition = landscape.definition(id);
        assertThat(definition.getGeneration()).isEqualTo(2);
        assertThat(definition.getName()).isEqualTo("Orders");
        assertThat(definition.getSpec().format()).isEqualTo(SpecFormat.YAML);
        assertThat(text(id)).isEqualTo("Orders 1");
        assertThat(status(id).condition()).isEqualTo(SUCCEEDED);
        assertThat(noticesOf(id)).containsExactly(tuple(NoticeType.REGISTERED, 1L), tuple(NoticeType.UPDATED, 2L));
    }

    @Test
    void the_same_document_again_is_neither_generation_nor_notice() {
        var id = registered();
        desk.end(claim(id), document("Orders", "1"));
        noticesOf(id);

        fetches.refetchEventAPISpec(id);
        desk.end(claim(id), document("Orders", "1"));
        fetches.refetchEventAPISpec(id);
        var unchanged = claim(id);
        desk.end(unchanged, new Fetched.Same(304, 0));

        assertThat(unchanged.validators()).isEqualTo(new Validators("\"1\"", null));
        assertThat(landscape.definition(id).getGeneration()).isEqualTo(2);
        assertThat(noticesOf(id)).isEmpty();
        assertThat(past(id)).extracting(SpecFetch::changed).containsExactly(false, false, true);
    }

    @Test
    void a_failure_leaves_the_last_good_document() {
        var id = registered();
        desk.end(claim(id), document("Orders", "1"));
        noticesOf(id);

        fetches.refetchEventAPISpec(id);
        desk.end(claim(id), new Fetched.Nothing("it answered 500", Duration.ofMinutes(10), 500, 7));

        assertThat(text(id)).isEqualTo("Orders 1");
        assertThat(landscape.definition(id).getGeneration()).isEqualTo(2);
        assertThat(noticesOf(id)).isEmpty();
        assertThat(status(id).condition()).isEqualTo(FAILED);
        assertThat(status(id).message()).isEqualTo("it answered 500");
        var next = Objects.requireNonNull(status(id).nextFetch()).instant();
        assertThat(Duration.between(status(id).timestamp().instant(), next)).isEqualTo(Duration.ofMinutes(10));
        assertThat(past(id))
                .extracting(SpecFetch::condition, SpecFetch::httpStatus, SpecFetch::bytes)
                .containsExactly(tuple(FAILED, 500, 7), tuple(SUCCEEDED, 200, 8));
    }

    @Test
    void what_a_director_that_died_was_at_is_due_again_and_its_late_result_is_dropped() {
        var id = registered();
        var dead = desk.claim(ALL, Duration.ZERO).stream()
                .filter(c -> c.definitionId().equals(id))
                .findFirst()
                .orElseThrow();

        var alive = claim(id);

        assertThat(desk.end(dead, document("Late", "1"))).isFalse();
        assertThat(landscape.documents(List.of(landscape.definition(id).getSpec())))
                .isEmpty();
        assertThat(desk.end(alive, document("Orders", "1"))).isTrue();
        assertThat(desk.end(alive, document("Twice", "1"))).isFalse();
        assertThat(text(id)).isEqualTo("Orders 1");
    }

    @Test
    void an_update_while_a_fetch_is_under_way_wins() {
        var id = registered();
        desk.end(claim(id), document("Orders", "1"));
        fetches.refetchEventAPISpec(id);
        var stale = claim(id);

        api.updateEventAPI(id, Examples.fetched("http://127.0.0.1:1/elsewhere"));

        assertThat(desk.end(stale, document("Stale", "2"))).isFalse();
        assertThat(text(id)).isEqualTo("Orders 1");
        assertThat(landscape.definition(id).getName()).isEqualTo("Orders");
        assertThat(landscape.definition(id).getSpec().format()).isEqualTo(SpecFormat.YAML);
        assertThat(claim(id).validators()).isEqualTo(Validators.NONE);
    }

    @Test
    void a_document_given_while_a_fetch_is_under_way_wins_and_ends_the_fetching() {
        var id = registered();
        var stale = claim(id);

        api.updateEventAPI(id, Examples.definition("Given"));

        assertThat(desk.end(stale, document("Stale", "2"))).isFalse();
        assertThat(text(id)).startsWith("asyncapi: 3.0.0");
        assertThat(landscape.definition(id).getName()).isEqualTo("Given");
        assertThat(rows.count("spec_fetch", "definition_id = '" + id + "'")).isZero();
    }

    @Test
    void a_deletion_while_a_fetch_is_under_way_wins() {
        var id = registered();
        desk.end(claim(id), document("Orders", "1"));
        fetches.refetchEventAPISpec(id);
        var stale = claim(id);

        api.deleteEventAPI(id);

        assertThat(desk.end(stale, document("Stale", "2"))).isFalse();
        await().untilAsserted(() -> assertThat(rows.everythingButAudit()).doesNotContain(id));
    }

    @Test
    void what_is_asked_for_again_while_a_fetch_is_under_way_is_fetched_once_more_after_it() {
        var id = registered();
        var first = claim(id);

        fetches.refetchEventAPISpec(id);

        assertThat(claimsOf(id)).isEmpty();
        assertThat(desk.end(first, document("Orders", "1"))).isTrue();
        assertThat(status(id).condition()).isEqualTo(INITIAL);
        assertThat(desk.end(claim(id), document("Orders", "2"))).isTrue();
        assertThat(status(id).condition()).isEqualTo(SUCCEEDED);
        assertThat(text(id)).isEqualTo("Orders 2");
    }

    @Test
    void a_document_that_breaks_what_its_group_demands_is_a_failure_that_says_where() {
        var owner = applications.createApplication(Examples.application()).getId();
        var id = registered(owner, Examples.inGroup("orders", Examples.fetched(somewhere())));
        compatibility.setEventAPIGroupCompatibility(owner, "orders", CompatibilityMode.BACKWARD);
        desk.end(claim(id), documentWith("lumens: {type: number}"));
        var good = text(id);
        noticesOf(id);

        fetches.refetchEventAPISpec(id);
        assertThat(desk.end(claim(id), documentWith("lumens: {type: integer}"))).isTrue();

        assertThat(status(id).condition()).isEqualTo(FAILED);
        assertThat(status(id).message())
                .startsWith("not taken by its group: /channels/placed/messages/placed/payload/properties/lumens/type: ")
                .endsWith("the group demands BACKWARD");
        assertThat(text(id)).isEqualTo(good);
        assertThat(landscape.definition(id).getGeneration()).isEqualTo(2);
        assertThat(noticesOf(id)).isEmpty();

        fetches.refetchEventAPISpec(id);
        desk.end(claim(id), documentWith("lumens: {type: [number, string]}"));
        assertThat(status(id).condition()).isEqualTo(SUCCEEDED);
        assertThat(landscape.definition(id).getGeneration()).isEqualTo(3);
    }

    @Test
    void what_is_off_with_a_document_is_kept_with_it_and_goes_with_it() {
        var id = registered();
        var warning = new SpecWarning("/info", null, null, "unused", "it is not used");
        var findings = new SpecFindings(List.of(warning), List.of());
        desk.end(claim(id), document(new FetchedSpec("Orders 1", SpecFormat.YAML, "Orders", findings), "1"));

        assertThat(landscape.definition(id).getSpec().warnings()).containsExactly(warning);

        fetches.refetchEventAPISpec(id);
        desk.end(claim(id), new Fetched.Nothing("it answered 500", null, 500, 0));
        assertThat(landscape.definition(id).getSpec().warnings()).containsExactly(warning);

        fetches.refetchEventAPISpec(id);
        desk.end(claim(id), document("Orders", "2"));
        assertThat(landscape.definition(id).getSpec().warnings()).isEmpty();
    }

    @Test
    void one_origin_holds_two_places_however_much_of_it_is_due() {
        var dead = somewhere();
        desk.claim(ALL, LEASE);
        var owner = applications.createApplication(Examples.application()).getId();
        for (int i = 0; i < 8; i++) {
            registered(owner, Examples.fetched(dead + i));
        }
        var good = registered();

        var claims = desk.claim(new Places(4, 2), LEASE);

        assertThat(claims).hasSize(Fetches.MOST_OF_ONE_ORIGIN + 1);
        assertThat(claims).extracting(Claim::definitionId).contains(good);
        assertThat(desk.claim(ALL, LEASE)).isEmpty();
        claims.forEach(claim -> desk.end(claim, new Fetched.Nothing("late", null, null, 0)));
        assertThat(desk.claim(ALL, LEASE)).hasSize(Fetches.MOST_OF_ONE_ORIGIN);
    }

    @Test
    void what_has_failed_comes_after_the_rest_and_in_half_of_the_places_until_somebody_asks_for_it() {
        desk.claim(ALL, LEASE);
        var failed = IntStream.range(0, 4).mapToObj(i -> registered()).toList();
        desk.claim(ALL, LEASE).forEach(claim -> desk.end(claim, new Fetched.Nothing("late", null, null, 0)));
        failed.forEach(this::makeDue);
        var fresh = registered();

        assertThat(desk.claim(new Places(2, 1), LEASE))
                .extracting(Claim::definitionId, Claim::again)
                .contains(tuple(fresh, false))
                .hasSize(2);
        assertThat(desk.claim(new Places(4, 0), LEASE)).isEmpty();
        failed.forEach(fetches::refetchEventAPISpec);
        assertThat(desk.claim(new Places(4, 0), LEASE)).hasSize(3).noneMatch(Claim::again);
    }

    @Test
    void the_last_twenty_fetches_are_kept() {
        var id = registered();
        for (int i = 1; i <= Fetches.KEPT + 3; i++) {
            fetches.refetchEventAPISpec(id);
            desk.end(claim(id), new Fetched.Nothing("failure " + i, null, null, 0));
        }

        assertThat(past(id)).hasSize(Fetches.KEPT);
        assertThat(past(id).get(0).message()).isEqualTo("failure 23");
        assertThat(past(id).get(19).message()).isEqualTo("failure 4");
    }

    @Test
    void a_name_that_was_given_is_not_the_documents_to_change() {
        var owner = applications.createApplication(Examples.application()).getId();
        var id = registered(owner, Examples.named("Mine", Examples.fetched(somewhere())));

        desk.end(claim(id), document("Orders", "1"));

        assertThat(landscape.definition(id).getName()).isEqualTo("Mine");
    }

    private String registered() {
        var owner = applications.createApplication(Examples.application()).getId();
        return registered(owner, Examples.fetched(somewhere()));
    }

    private String registered(String owner, EventAPIDefinitionInput input) {
        return api.addEventAPI(owner, input).getId();
    }

    /** On a host of its own. */
    private static String somewhere() {
        return "http://" + UUID.randomUUID() + ".invalid/spec";
    }

    private List<Claim> claimsOf(String id) {
        return desk.claim(ALL, LEASE).stream()
                .filter(claim -> claim.definitionId().equals(id))
                .toList();
    }

    private Claim claim(String id) {
        return claimsOf(id).get(0);
    }

    private static Fetched document(String title, String version) {
        return document(new FetchedSpec(title + " " + version, SpecFormat.YAML, title), version);
    }

    private static Fetched documentWith(String properties) {
        var text = Objects.requireNonNull(Examples.specWith(properties).data()).text();
        return document(new FetchedSpec(text, SpecFormat.YAML, "Orders"), "1");
    }

    private static Fetched document(FetchedSpec spec, String version) {
        return new Fetched.Document(spec, new Validators("\"" + version + "\"", null), 200, 8);
    }

    /** As if the time until its next fetch had passed. */
    private void makeDue(String id) {
        CompletableFuture.runAsync(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.prepareStatement(
                                    "update spec_fetch set due_at = current_timestamp where definition_id = ?")) {
                        statement.setString(1, id);
                        statement.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
    }

    private String text(String id) {
        var specs = List.of(landscape.definition(id).getSpec());
        return Objects.requireNonNull(landscape.documents(specs).get(id));
    }

    private FetchRequestStatus status(String id) {
        return fetches.status(List.of(request(id))).get(0);
    }

    private List<SpecFetch> past(String id) {
        return fetches.fetches(List.of(request(id))).get(0);
    }

    private FetchRequest request(String id) {
        return Objects.requireNonNull(landscape.definition(id).getSpec().fetchRequest());
    }

    private List<Tuple> noticesOf(String id) {
        return notices.rest().stream()
                .filter(notice -> notice.definitionId().equals(id))
                .map(notice -> tuple(notice.type(), notice.generation()))
                .toList();
    }
}
