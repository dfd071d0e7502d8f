package io.eventplane.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.platform.DurableFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReporterTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private record Told(long sequence, OptionalLong completeSince, List<ReportedDefinition> definitions) {
        List<String> ids() {
            return definitions.stream().map(ReportedDefinition::definitionId).toList();
        }
    }

    @TempDir
    Path folder;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final CountDownLatch busIsSlow = new CountDownLatch(1);
    private volatile boolean busIsAway;
    private volatile boolean waits;
    private Reporter reporter;

    @BeforeEach
    void make() {
        var sequence = ReportSequence.started(new DurableFile(folder.resolve("starts")), Clock.systemUTC());
        reporter = new Reporter(sequence, this::deliver, executor);
    }

    @AfterEach
    void stop() {
        busIsSlow.countDown();
        reporter.close();
        executor.shutdownNow();
    }

    private void deliver(long sequence, OptionalLong completeSince, List<ReportedDefinition> definitions) {
        if (waits) {
            try {
                busIsSlow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (busIsAway) {
            throw new IllegalStateException("the bus is away");
        }
        told.add(new Told(sequence, completeSince, definitions));
    }

    private static ReportedDefinition definition(String id, long generation) {
        return of(id, generation, RolloutState.OPEN);
    }

    private static ReportedDefinition of(String id, long generation, RolloutState state) {
        return new ReportedDefinition(id, generation, state, Instant.now(), List.of(), null);
    }

    private void startedEmpty() {
        reporter.start(NEVER);
        await().until(() -> told.size() == 1);
        told.clear();
    }

    @Test
    void after_the_start_all_is_told_in_few_reports_and_the_last_says_that_it_was_all() {
        IntStream.range(0, 10_000).forEach(i -> reporter.note(definition("d" + i, 1)));

        reporter.start(NEVER);

        await().until(() ->
                !told.isEmpty() && told.get(told.size() - 1).completeSince().isPresent());
        assertThat(told).hasSize(20);
        assertThat(told.stream().flatMap(each -> each.ids().stream()))
                .hasSize(10_000)
                .doesNotHaveDuplicates();
        assertThat(told).extracting(Told::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(told.get(19).completeSince()).hasValue(told.get(0).sequence());
        assertThat(told.subList(0, 19))
                .allSatisfy(each -> assertThat(each.completeSince()).isEmpty());
    }

    @Test
    void who_has_nothing_says_so() {
        reporter.start(NEVER);

        await().until(() -> told.size() == 1);
        assertThat(told.get(0).definitions()).isEmpty();
        assertThat(told.get(0).completeSince()).hasValue(told.get(0).sequence());
    }

    @Test
    void changes_of_one_moment_are_told_together_and_the_latest_only() {
        startedEmpty();

        reporter.note(definition("a", 1));
        reporter.note(definition("b", 1));
        reporter.note(definition("a", 2));

        await().until(() -> !told.isEmpty());
        assertThat(told).singleElement().satisfies(report -> {
            assertThat(report.ids()).containsExactly("a", "b");
            assertThat(report.definitions().get(0).generation()).isEqualTo(2);
            assertThat(report.completeSince()).isEmpty();
        });
    }

    @Test
    void what_says_nothing_new_is_not_told() {
        startedEmpty();
        reporter.note(definition("a", 1));
        await().until(() -> told.size() == 1);

        reporter.note(definition("a", 1));
        reporter.note(definition("b", 1));

        await().until(() -> told.size() == 2);
        assertThat(told.get(1).ids()).containsExactly("b");
    }

    @Test
    void a_bus_that_is_away_costs_who_notes_nothing_and_all_is_told_once_it_is_back() {
        startedEmpty();
        reporter.note(definition("before", 1));
        await().until(() -> told.size() == 1);
        busIsAway = true;

        reporter.note(definition("meanwhile", 1));
        reporter.note(of("gone", 1, RolloutState.CLOSED));
        busIsAway = false;

        await().until(() -> told.stream().flatMap(each -> each.ids().stream()).anyMatch("meanwhile"::equals));
        assertThat(told.stream().flatMap(each -> each.ids().stream())).contains("before", "meanwhile", "gone");
    }

    @Test
    void a_bus_that_is_away_for_longer_is_told_everything_once_it_is_back() {
        startedEmpty();
        reporter.note(definition("before", 1));
        await().until(() -> told.size() == 1);
        told.clear();
        busIsAway = true;
        reporter.note(definition("meanwhile", 1));
        await().during(Duration.ofMillis(300)).until(told::isEmpty);

        busIsAway = false;

        await().until(() -> !told.isEmpty());
        assertThat(told.get(0).ids()).containsExactlyInAnyOrder("before", "meanwhile");
        assertThat(told.get(0).completeSince()).isPresent();
    }

    @Test
    void who_notes_does_not_wait_for_a_bus_that_hangs() {
        startedEmpty();
        waits = true;
        reporter.note(definition("a", 1));
        await().pollDelay(Duration.ofMillis(100)).until(told::isEmpty);

        long begun = System.nanoTime();
        IntStream.range(0, 1000).forEach(i -> reporter.note(definition("d" + i, 1)));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        busIsSlow.countDown();
        await().until(() -> told.stream().mapToInt(each -> each.ids().size()).sum() == 1001);
    }

    @Test
    void everything_is_repeated_but_what_was_closed() {
        reporter.note(definition("a", 1));
        reporter.note(definition("b", 1));
        reporter.note(of("b", 2, RolloutState.CLOSED));

        reporter.start(Duration.ofMillis(100));

        await().until(() -> told.size() >= 2);
        assertThat(told.get(0).ids()).containsExactly("a", "b");
        assertThat(told.get(1).ids()).containsExactly("a");
        assertThat(told.get(1).completeSince()).hasValue(told.get(1).sequence());
    }

    @Test
    void who_has_left_says_nothing_more() {
        startedEmpty();

        reporter.close();
        reporter.note(definition("a", 1));

        await().during(Duration.ofMillis(200)).until(told::isEmpty);
    }
}
