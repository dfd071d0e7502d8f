package io.eventplane.director.rollout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.eventplane.director.Examples;
import io.eventplane.director.Rows;
import io.eventplane.director.TestArchive;
import io.eventplane.director.api.ApplicationsApi;
import io.eventplane.director.api.DefinitionsApi;
import io.eventplane.director.api.ReadRollouts;
import io.eventplane.director.api.Rollout;
import io.eventplane.director.runtimes.AgentAuth;
import io.eventplane.director.runtimes.RegisterRuntime;
import io.eventplane.director.runtimes.RuntimeInput;
import io.eventplane.platform.Tenant;
import io.eventplane.report.PublishingEndpoint;
import io.eventplane.report.Report;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.ReporterName;
import io.eventplane.report.ReporterRole;
import io.eventplane.report.RolloutState;
import io.eventplane.report.SignedReport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that come twice, late, in another order, or say what can't be. */
@ArquillianTest
class TakeReportIT {

    @Inject
    TakeReport reports;

    @Inject
    ForgettingRollouts forgetting;

    @Inject
    ReadRollouts rollouts;

    @Inject
    ApplicationsApi applications;

    @Inject
    DefinitionsApi api;

    @Inject
    RegisterRuntime runtimes;

    @Inject
    DataSource database;

    AgentAuth runtime;
    String owner;
    String id;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(TakeReportIT.class);
    }

    @BeforeEach
    void register() {
        var created = runtimes.create(Tenant.DEFAULT, new RuntimeInput("R " + UUID.randomUUID(), null, null));
        runtime = requireNonNull(created.getAgentAuth());
        owner = applications.createApplication(Examples.application()).getId();
        id = api.addEventAPI(owner, Examples.definition("Orders")).getId();
        api.updateEventAPI(id, Examples.definition("Orders 2"));
    }

    private Report report(String instance, long sequence, ReportedDefinition... definitions) {
        return report(instance, sequence, OptionalLong.empty(), definitions);
    }

    private Report report(
            String instance, long sequence, OptionalLong completeSince, ReportedDefinition... definitions) {
        return report(ReporterRole.GATEWAY, instance, sequence, completeSince, definitions);
    }

    private Report report(
            ReporterRole role,
            String instance,
            long sequence,
            OptionalLong completeSince,
            ReportedDefinition... definitions) {
        return new Report(
                UUID.randomUUID().toString(),
                Instant.now(),
                new ReporterName(runtime.id(), role, instance),
                sequence,
                completeSince,
                List.of(new PublishingEndpoint("http", "http://" + instance + ".example/events/{definition}")),
                List.of(definitions));
    }

    private static ReportedDefinition open(String id, long generation) {
        return new ReportedDefinition(id, generation, RolloutState.OPEN, Instant.now(), List.of("http"), null);
    }

    private static ReportedDefinition failed(String id, long generation) {
        return new ReportedDefinition(id, generation, RolloutState.FAILED, Instant.now(), List.of(), "out of order");
    }

    private void take(Report report) {
        reports.take(SignedReport.sign(report, runtime.secret()));
    }

    private List<Rollout> seen() {
        return seen(id);
    }

    /** What this test's Runtime said; the server has a gateway of its own. */
    private List<Rollout> seen(String definitionId) {
        return rollouts.of(List.of(requireNonNull(api.eventAPI(definitionId)))).get(0).stream()
                .filter(rollout -> rollout.runtimeID().equals(runtime.id()))
                .toList();
    }

    @Test
    void the_last_word_stays_whatever_comes_late() {
        take(report("a", 10, open(id, 2)));

        take(report("a", 9, failed(id, 2)));
        take(report("a", 11, failed(id, 1)));

        assertThat(seen())
                .extracting(Rollout::generation, Rollout::state, Rollout::protocols)
                .containsExactly(tuple(2, RolloutState.OPEN, List.of("http")));
    }

    @Test
    void any_order_and_any_repetition_end_alike() {
        var all = new ArrayList<Report>();
        for (int i = 1; i <= 20; i++) {
            all.add(report("a", i, i % 2 == 0 ? open(id, i < 10 ? 1 : 2) : failed(id, i < 10 ? 1 : 2)));
        }
        for (int seed = 0; seed < 5; seed++) {
            var shuffled = new ArrayList<>(all);
            shuffled.addAll(all.subList(5, 15));
            Collections.shuffle(shuffled, new Random(seed));

            shuffled.forEach(this::take);

            assertThat(seen())
                    .extracting(Rollout::generation, Rollout::state)
                    .containsExactly(tuple(2, RolloutState.OPEN));
        }
    }

    @Test
    void two_gateways_of_a_runtime_stand_beside_each_other() {
        take(report("a", 10, open(id, 2)));
        take(report("b", 1, failed(id, 2)));

        assertThat(seen())
                .extracting(Rollout::instance, Rollout::state, Rollout::message)
                .containsExactly(tuple("a", RolloutState.OPEN, null), tuple("b", RolloutState.FAILED, "out of order"));
    }

    @Test
    void the_eventing_system_of_the_same_name_stands_beside_the_gateway() {
        take(report("a", 10, open(id, 2)));
        take(report(ReporterRole.EVENTING, "a", 1, OptionalLong.empty(), failed(id, 2)));

        assertThat(seen())
                .extracting(Rollout::role, Rollout::state, Rollout::message)
                .containsExactly(
                        tuple(ReporterRole.EVENTING, RolloutState.FAILED, "out of order"),
                        tuple(ReporterRole.GATEWAY, RolloutState.OPEN, null));
    }

    @Test
    void what_a_full_account_does_not_name_is_gone_and_does_not_come_back_late() {
        var other = api.addEventAPI(owner, Examples.definition("Other")).getId();
        take(report("a", 10, open(id, 2), open(other, 1)));

        take(report("a", 12, OptionalLong.of(11), open(id, 2)));
        take(report("a", 10, open(id, 2), open(other, 1)));

        assertThat(seen()).hasSize(1);
        assertThat(seen(other)).isEmpty();
    }

    @Test
    void the_parts_of_a_full_account_may_come_in_any_order() {
        var other = api.addEventAPI(owner, Examples.definition("Other")).getId();
        take(report("a", 1, open(id, 1), open(other, 1)));

        take(report("a", 12, OptionalLong.of(11), open(id, 2)));
        take(report("a", 11, open(other, 1)));

        assertThat(seen()).hasSize(1);
        assertThat(seen(other)).hasSize(1);
    }

    @Test
    void generations_and_definitions_that_there_are_not_are_left_aside_and_the_rest_is_not() {
        take(report("a", 1, open(UUID.randomUUID().toString(), 1), open(id, 2)));
        take(report("a", 2, failed(id, 3)));

        assertThat(seen()).extracting(Rollout::generation, Rollout::state).containsExactly(tuple(2, RolloutState.OPEN));
    }

    @Test
    void nobody_speaks_for_another_runtime() {
        var stranger =
                requireNonNull(runtimes.create(Tenant.DEFAULT, new RuntimeInput("R " + UUID.randomUUID(), null, null))
                        .getAgentAuth());
        var signed = SignedReport.sign(report("a", 1, open(id, 2)), stranger.secret());

        assertThatThrownBy(() -> reports.take(signed)).isInstanceOf(IllegalArgumentException.class);

        assertThat(seen()).isEmpty();
    }

    @Test
    void a_clock_that_is_ahead_makes_nothing_begin_in_the_future() {
        var ahead = new ReportedDefinition(
                id, 2, RolloutState.OPEN, Instant.now().plus(Duration.ofDays(400)), List.of("http"), null);

        take(report("a", 1, ahead));

        assertThat(seen())
                .singleElement()
                .satisfies(rollout -> assertThat(rollout.since().instant()).isBeforeOrEqualTo(Instant.now()));
    }

    @Test
    void a_full_account_of_ten_thousand_definitions_is_taken_in_and_repeated_within_seconds() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into event_api_definition (id, application_id, revision, generation, name, spec_type,"
                            + " external_subscriptions, created_at, updated_at) select random_uuid(), d.application_id, 1, 1, 'copy',"
                            + " d.spec_type, d.external_subscriptions, d.created_at, d.updated_at from event_api_definition d,"
                            + " system_range(1, 10000) where d.id = '" + id + "'");
        }
        var ids = new Rows(database).values("select id from event_api_definition where name = 'copy'");

        var first = Duration.ofNanos(timed(() -> takeAll(ids, 100)));
        var again = Duration.ofNanos(timed(() -> takeAll(ids, 200)));

        System.getLogger("measured").log(System.Logger.Level.INFO, "10,000 definitions: {0}, again {1}", first, again);
        assertThat(new Rows(database).count("rollout", "reported_sequence >= 200 and state = 'OPEN'"))
                .isGreaterThanOrEqualTo(10_000);
        assertThat(first.plus(again)).isLessThan(Duration.ofMinutes(1));
    }

    private static long timed(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private void takeAll(List<String> ids, long sequence) {
        for (int from = 0; from < ids.size(); from += Report.MOST_DEFINITIONS) {
            var some = ids.subList(from, Math.min(ids.size(), from + Report.MOST_DEFINITIONS)).stream()
                    .map(each -> open(each, 1))
                    .toArray(ReportedDefinition[]::new);
            take(report("many", sequence + from / Report.MOST_DEFINITIONS, some));
        }
    }

    @Test
    void a_deletion_takes_what_was_said_with_it() {
        take(report("a", 1, open(id, 2)));

        api.deleteEventAPI(id);

        await().untilAsserted(() -> assertThat(new Rows(database).count("rollout", "definition_id = '" + id + "'"))
                .isZero());
    }

    @Test
    void a_deleted_runtime_has_said_nothing() {
        take(report("a", 1, open(id, 2)));

        runtimes.delete(Tenant.DEFAULT, runtime.id());

        // What is seen depends on whose request it is, and only this thread has one.
        await().pollInSameThread().untilAsserted(() -> assertThat(seen()).isEmpty());
        await().untilAsserted(() -> assertThat(
                        new Rows(database).count("reporter", "runtime_id = '" + runtime.id() + "'"))
                .isZero());
    }

    @Test
    void a_reporter_that_was_silent_for_long_is_forgotten() {
        take(report("a", 1, open(id, 2)));

        forgetting.gone(Duration.ofDays(1));
        assertThat(seen()).hasSize(1);

        forgetting.gone(Duration.ZERO);
        assertThat(seen()).isEmpty();
    }
}
