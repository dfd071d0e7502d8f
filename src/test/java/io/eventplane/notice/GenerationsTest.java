package io.eventplane.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private final Generations generations = new Generations();

    @Test
    void a_notice_is_news_until_it_was_handled() {
        Notice notice = notice(NoticeType.REGISTERED, 0);

        assertThat(generations.isNews(notice)).isTrue();
        assertThat(generations.isNews(notice)).isTrue();
        generations.remember(notice);
        assertThat(generations.isNews(notice)).isFalse();
    }

    @Test
    void an_older_generation_is_no_news() {
        generations.remember(notice(NoticeType.UPDATED, 5));
        generations.remember(notice(NoticeType.UPDATED, 4));

        assertThat(generations.isNews(notice(NoticeType.UPDATED, 5))).isFalse();
        assertThat(generations.isNews(notice(NoticeType.UPDATED, 6))).isTrue();
    }

    @Test
    void what_comes_late_after_a_deletion_is_no_news() {
        generations.remember(notice(NoticeType.REGISTERED, 1));
        generations.remember(notice(NoticeType.DELETED, 3));

        assertThat(generations.isNews(notice(NoticeType.UPDATED, 2))).isFalse();
    }

    @Test
    void a_definition_that_is_gone_without_a_notice_keeps_its_generation() {
        generations.remember("d1", 3);
        generations.rememberDeleted("d1");

        assertThat(generations.isNews("d1", 3)).isFalse();
        assertThat(generations.isNews("d1", 4)).isTrue();
    }

    @Test
    void the_oldest_deletions_are_forgotten() {
        for (int i = 0; i <= Generations.DELETED_REMEMBERED; i++) {
            generations.rememberDeleted("definition " + i, 1);
        }

        assertThat(generations.isNews("definition 0", 1)).isTrue();
        assertThat(generations.isNews("definition 1", 1)).isFalse();
    }

    private static Notice notice(NoticeType type, long generation) {
        return new Notice(UUID.randomUUID().toString(), type, Instant.EPOCH, "d1", "a1", generation, List.of());
    }
}
