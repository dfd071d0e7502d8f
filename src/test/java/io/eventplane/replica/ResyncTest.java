package io.eventplane.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResyncTest {

    final List<Long> delays = new ArrayList<>();
    final Deque<Runnable> scheduled = new ArrayDeque<>();
    final ByHand executor = new ByHand();
    int failing;
    int passes;
    final Resync resync = new Resync(Duration.ofMinutes(1), this::pass, executor);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void the_first_pass_begins_at_once_and_the_next_an_interval_later() {
        resync.start();
        scheduled.remove().run();

        assertThat(passes).isEqualTo(2);
        assertThat(delays).containsExactly(60_000L, 60_000L);
    }

    @Test
    void a_failed_pass_is_tried_again_soon_then_less_often() {
        failing = 7;

        resync.start();
        runScheduled(7);

        assertThat(delays).containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L, 60_000L);
    }

    @Test
    void after_a_success_the_pauses_begin_anew() {
        failing = 2;
        resync.start();
        runScheduled(2);
        delays.clear();

        failing = 1;
        runScheduled(1);

        assertThat(delays).containsExactly(100L);
    }

    @Test
    void a_pause_is_never_longer_than_the_interval() {
        failing = 3;
        new Resync(Duration.ofMillis(150), this::pass, executor).start();
        runScheduled(2);

        assertThat(delays).containsExactly(100L, 150L, 150L);
    }

    @Test
    void it_goes_on_after_an_error() {
        var broken = new Resync(
                Duration.ofMinutes(1),
                () -> {
                    throw new StackOverflowError();
                },
                executor);

        try {
            broken.start();
        } catch (StackOverflowError e) {
            // The executor's thread would end with it, and a new one take its place.
        }

        assertThat(delays).containsExactly(60_000L);
    }

    @Test
    void once_closed_nothing_begins_any_more() {
        resync.start();
        resync.close();
        scheduled.remove().run();

        assertThat(passes).isEqualTo(1);
        assertThat(scheduled).isEmpty();
    }

    private void pass() {
        passes++;
        if (failing > 0) {
            failing--;
            throw new IllegalStateException("the Director is down");
        }
    }

    private void runScheduled(int times) {
        for (int i = 0; i < times; i++) {
            scheduled.remove().run();
        }
    }

    /** Runs at once what is to run at once, and the rest when the test says so. */
    private final class ByHand extends ScheduledThreadPoolExecutor {

        ByHand() {
            super(0);
        }

        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            delays.add(unit.toMillis(delay));
            scheduled.add(command);
            // Never run there: ten days on.
            return super.schedule(() -> {}, 10, TimeUnit.DAYS);
        }
    }
}
