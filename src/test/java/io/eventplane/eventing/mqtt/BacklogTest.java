package io.eventplane.eventing.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.eventing.source.Receiver;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final Backlog backlog = new Backlog();

    @Test
    void small_messages_fill_the_window_by_their_number() {
        add(Receiver.WINDOW - 1, 100);
        assertThat(backlog.isFull()).isFalse();

        add(1, 100);

        assertThat(backlog.isFull()).isTrue();
        assertThat(backlog.isOverfull()).isFalse();
        assertThat(backlog.receiveMaximum()).isEqualTo(Receiver.WINDOW);
    }

    @Test
    void large_ones_fill_it_by_their_bytes_and_are_asked_for_in_smaller_numbers() {
        add(16, MEBIBYTE);

        assertThat(backlog.isFull()).isTrue();
        assertThat(backlog.receiveMaximum()).isEqualTo(8);

        add(17, MEBIBYTE);
        assertThat(backlog.isOverfull()).isTrue();
    }

    @Test
    void one_is_always_taken_however_large() {
        add(1, 200 * MEBIBYTE);

        assertThat(backlog.isOverfull()).isFalse();
        assertThat(backlog.receiveMaximum()).isEqualTo(1);
    }

    @Test
    void what_is_settled_makes_room() {
        add(2 * Receiver.WINDOW + 1, 1);
        assertThat(backlog.isOverfull()).isTrue();

        for (int message = 0; message < 2 * Receiver.WINDOW; message++) {
            backlog.remove(1);
        }

        assertThat(backlog.isFull()).isFalse();
        assertThat(backlog.isOverfull()).isFalse();
    }

    @Test
    void a_broker_that_sends_too_much_is_given_more_room_each_time() {
        add(2 * Receiver.WINDOW + 1, 1);
        assertThat(backlog.isOverfull()).isTrue();

        backlog.widen();

        assertThat(backlog.isOverfull()).isFalse();
        assertThat(backlog.receiveMaximum()).isEqualTo(2 * Receiver.WINDOW);
    }

    private void add(int messages, int size) {
        for (int message = 0; message < messages; message++) {
            backlog.add(size);
        }
    }
}
