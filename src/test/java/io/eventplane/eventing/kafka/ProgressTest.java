package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void what_is_settled_ends_before_the_first_message_that_is_not() {
        var progress = Progress.of(0);
        progress.reached(5);
        var five = progress.take(5);
        progress.take(6);
        var seven = progress.take(7);
        seven.settle();
        assertThat(progress.settledUpTo()).isEqualTo(5);
        five.settle();
        assertThat(progress.settledUpTo()).isEqualTo(6);
    }

    @Test
    void nothing_is_settled_before_it_is_known_where_the_partition_begins() {
        var progress = Progress.of(0);
        assertThat(progress.settledUpTo()).isNegative();
        assertThat(progress.hasNews(0)).isFalse();
        progress.reached(40);
        assertThat(progress.settledUpTo()).isEqualTo(40);
        assertThat(progress.hasNews(40)).isTrue();
    }

    @Test
    void a_message_may_be_handed_over_once_the_broker_has_that() {
        var progress = Progress.of(0);
        progress.reached(0);
        assertThat(progress.isAnnounced(0)).isFalse();
        assertThat(progress.announcing(100)).isEqualTo(100);
        progress.committed(0, 100);
        assertThat(progress.isAnnounced(99)).isTrue();
        assertThat(progress.isAnnounced(100)).isFalse();
    }

    @Test
    void nothing_more_is_announced_while_messages_come_again() {
        var progress = Progress.again(100);
        progress.reached(20);
        assertThat(progress.isReplaying()).isTrue();
        assertThat(progress.announcing(1000)).isEqualTo(100);
        progress.reached(100);
        assertThat(progress.isReplaying()).isFalse();
        assertThat(progress.announcing(1000)).isEqualTo(1100);
    }

    @Test
    void at_the_end_what_was_announced_and_not_handed_over_is_taken_back() {
        var progress = Progress.of(0);
        progress.reached(0);
        progress.committed(0, 100);
        progress.take(0).settle();
        assertThat(progress.announcedAtTheEnd()).isEqualTo(1);
        progress.committed(1, 100);
        assertThat(progress.hasNews(1)).isTrue();
    }

    @Test
    void at_the_end_nothing_is_taken_back_that_another_one_announced_before() {
        var progress = Progress.again(100);
        progress.reached(20);
        progress.take(20).settle();
        assertThat(progress.announcedAtTheEnd()).isEqualTo(100);
        progress.endReplay();
        progress.committed(21, 500);
        assertThat(progress.announcedAtTheEnd()).isEqualTo(100);
    }
}
