package io.eventplane.eventing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.eventing.source.Receiver;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress("0");

    @Test
    void a_restart_goes_on_behind_the_first_that_is_not_settled() {
        var first = progress.received("1", 10);
        var second = progress.received("2", 10);
        progress.passed("3");

        second.run();
        assertThat(progress.settled()).isEqualTo("0");
        assertThat(progress.received()).isEqualTo("3");

        first.run();
        assertThat(progress.settled()).isEqualTo("3");
    }

    @Test
    void settling_twice_is_settling_once() {
        var first = progress.received("1", Receiver.WINDOW_BYTES);
        var second = progress.received("2", Receiver.WINDOW_BYTES);
        first.run();
        first.run();

        assertThat(progress.isFull()).isTrue();
        second.run();
        assertThat(progress.isFull()).isFalse();
    }

    @Test
    void it_is_full_by_messages_too() {
        for (int i = 0; i < Receiver.WINDOW; i++) {
            assertThat(progress.isFull()).isFalse();
            var unused = progress.received("1", 0);
        }
        assertThat(progress.isFull()).isTrue();
    }

    @Test
    void an_id_that_no_header_can_carry_leaves_it_at_the_one_before() {
        progress.passed("1");
        progress.passed("grün");
        assertThat(progress.settled()).isEqualTo("1");
        progress.passed("x".repeat(2000));
        assertThat(progress.settled()).isEqualTo("1");
        progress.passed("");
        assertThat(progress.settled()).isEmpty();
    }
}
