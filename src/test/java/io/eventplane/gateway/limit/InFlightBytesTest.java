package io.eventplane.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightBytesTest {

    private final InFlightBytes bytes = new InFlightBytes(800);

    @Test
    void are_reserved_until_there_are_no_more() {
        assertThat(bytes.tryReserve(500)).isTrue();
        assertThat(bytes.tryReserve(301)).isFalse();
        assertThat(bytes.tryReserve(300)).isTrue();
        assertThat(bytes.isExhausted()).isTrue();

        bytes.release(800);

        assertThat(bytes.held()).isZero();
        assertThat(bytes.isExhausted()).isFalse();
    }

    @Test
    void have_room_for_the_largest_that_may_come() {
        bytes.requireRoomFor(800);
        assertThatThrownBy(() -> bytes.requireRoomFor(801)).hasMessageContaining("max-bytes-in-flight");
    }

    @Test
    void of_what_is_not_whole_are_held_until_it_is() {
        var gathering = new Gathering(bytes);
        gathering.read(300);
        gathering.read(450);
        assertThat(bytes.isExhausted()).isTrue();

        gathering.whole(700);

        assertThat(bytes.held()).isEqualTo(50);
    }

    @Test
    void are_given_back_once_with_their_connection() {
        var gathering = new Gathering(bytes);
        gathering.read(300);

        gathering.forget();
        gathering.forget();
        gathering.read(10);

        assertThat(bytes.held()).isZero();
    }

    @Test
    void that_do_not_become_whole_are_late_after_a_while() {
        var gathering = new Gathering(bytes);
        long now = System.nanoTime();
        long later = now + Duration.ofMinutes(1).toNanos();
        assertThat(gathering.hasTaken(Duration.ofSeconds(1), later)).isFalse();

        gathering.read(1);

        assertThat(gathering.hasTaken(Duration.ofHours(1), later)).isFalse();
        assertThat(gathering.hasTaken(Duration.ofSeconds(1), later)).isTrue();
        gathering.excuse(later);
        assertThat(gathering.hasTaken(Duration.ofSeconds(1), later)).isFalse();
    }
}
