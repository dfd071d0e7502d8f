package io.eventplane.director.keys;

import static io.eventplane.director.keys.WalkPlan.FIRST_PAUSE;
import static io.eventplane.director.keys.WalkPlan.LONGEST_PAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WalkPlanTest {

    final WalkPlan plan = new WalkPlan();
    final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_new_key_is_reason_to_walk_at_once() {
        assertThat(plan.isDue("k", start)).isTrue();
        plan.walked(Tally.NONE, start);
        assertThat(plan.isDue("k", start)).isFalse();

        assertThat(plan.isDue("newer", start)).isTrue();
    }

    @Test
    void as_long_as_there_is_something_to_do_it_is_due() {
        plan.isDue("k", start);

        plan.walked(Tally.REPLACED, start);
        assertThat(plan.isDue("k", start)).isTrue();
        plan.walked(Tally.CHANGED, start);
        assertThat(plan.isDue("k", start)).isTrue();
    }

    @Test
    void where_the_start_found_nothing_to_do_it_takes_its_time() {
        plan.isDue("k", start);

        plan.walked(Tally.NONE, start);

        assertThat(plan.isDue("k", start.plus(LONGEST_PAUSE).minusMillis(1))).isFalse();
        assertThat(plan.isDue("k", start.plus(LONGEST_PAUSE))).isTrue();
    }

    @Test
    void what_cant_be_read_is_no_reason_to_walk_again_at_once() {
        plan.isDue("former", start);
        plan.isDue("k", start);

        plan.walked(Tally.UNREADABLE, start);

        assertThat(plan.isDue("k", start)).isFalse();
        assertThat(plan.isDue("k", start.plus(FIRST_PAUSE))).isTrue();
    }

    @Test
    void where_nothing_is_left_it_looks_ever_more_seldom_but_never_stops() {
        plan.isDue("former", start);
        plan.isDue("k", start);
        var now = start;
        for (int i = 0; i < 10; i++) {
            plan.walked(Tally.NONE, now);
            now = now.plus(LONGEST_PAUSE);
            assertThat(plan.isDue("k", now)).isTrue();
        }
        plan.walked(Tally.NONE, now);

        assertThat(plan.isDue("k", now.plus(LONGEST_PAUSE).minusMillis(1))).isFalse();
    }
}
