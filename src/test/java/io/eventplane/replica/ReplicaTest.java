package io.eventplane.replica;

import static io.eventplane.replica.Examples.definition;
import static io.eventplane.replica.Examples.deleted;
import static io.eventplane.replica.Examples.registered;
import static io.eventplane.replica.Examples.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.eventplane.notice.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaTest {

    @TempDir
    Path data;

    final FakeDirector director = new FakeDirector();
    Audience audience = new Audience();
    Replica replica;

    @BeforeEach
    void start() {
        audience = new Audience();
        replica = new Replica(Examples.folder(data), director, audience);
    }

    /** What is left of the process is what is on disk. */
    void restart() {
        start();
    }

    void crashesDuring(Runnable step) {
        assertThatThrownBy(step::run).isInstanceOf(Crash.class);
        restart();
    }

    static final Consumer<String> CRASH = id -> {
        throw new Crash();
    };

    static final Consumer<String> REFUSE = id -> {
        throw new IllegalStateException("unusable");
    };

    @Nested
    class Accepting {

        @Test
        void a_registered_definition_is_fetched_and_told() {
            director.has(definition("d", 1));

            replica.accept(registered("d", 1));

            assertThat(audience.sees).containsOnly(entry("d", definition("d", 1)));
            assertThat(replica.failures()).isEmpty();
        }

        @Test
        void a_generation_already_seen_is_not_even_fetched() {
            director.has(definition("d", 2));
            replica.accept(updated("d", 2));

            replica.accept(updated("d", 2));
            replica.accept(registered("d", 1));

            assertThat(director.fetched).containsExactly("d");
            assertThat(audience.heard).containsExactly("d@2");
        }

        @Test
        void an_early_notice_brings_what_is_newest_and_its_own_notice_then_changes_nothing() {
            director.has(definition("d", 3));

            replica.accept(registered("d", 1));
            replica.accept(updated("d", 3));

            assertThat(audience.heard).containsExactly("d@3");
        }

        @Test
        void a_deleted_definition_is_removed_without_asking() {
            director.has(definition("d", 1));
            replica.accept(registered("d", 1));
            director.down = true;

            replica.accept(deleted("d", 2));

            assertThat(audience.heard).containsExactly("d@1", "d removed");
            restart();
            replica.load();
            assertThat(audience.heard).isEmpty();
        }

        @Test
        void a_deletion_older_than_what_is_held_is_ignored() {
            director.has(definition("d", 5));
            replica.accept(registered("d", 5));

            replica.accept(deleted("d", 4));

            assertThat(audience.sees).containsKey("d");
        }

        @Test
        void a_late_notice_of_a_deleted_definition_brings_nothing_back() {
            replica.accept(deleted("d", 2));
            replica.accept(registered("d", 1));

            assertThat(audience.heard).isEmpty();
            assertThat(replica.failures()).isEmpty();
        }

        @Test
        void an_updated_definition_that_the_director_no_longer_has_is_removed() {
            director.has(definition("d", 1));
            replica.accept(registered("d", 1));
            director.deletes("d");

            replica.accept(updated("d", 2));

            assertThat(audience.heard).containsExactly("d@1", "d removed");
        }

        @Test
        void without_the_director_it_throws_so_that_the_notice_comes_again() {
            director.has(definition("d", 1));
            director.down = true;

            assertThatThrownBy(() -> replica.accept(registered("d", 1))).isInstanceOf(DirectorException.class);

            director.down = false;
            replica.accept(registered("d", 1));
            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void a_director_behind_its_own_notice_is_asked_again() {
            director.has(definition("d", 1));
            var notice = updated("d", 2);

            assertThatThrownBy(() -> replica.accept(notice))
                    .isInstanceOf(DirectorException.class)
                    .hasMessage("definition d: a notice says generation 2, the Director still answers 1");
            director.has(definition("d", 2));
            replica.accept(notice);

            assertThat(audience.heard).containsExactly("d@1", "d@2");
        }

        @Test
        void what_is_on_disk_is_told_before_the_first_notice_is_followed() {
            director.has(definition("d", 1));
            replica.accept(registered("d", 1));
            restart();

            replica.accept(deleted("d", 2));

            assertThat(audience.heard).containsExactly("d@1", "d removed");
        }
    }

    @Nested
    class Reconciling {

        @Test
        void brings_what_is_new_and_newer_and_removes_what_is_gone() {
            director.has(definition("kept", 1));
            director.has(definition("newer", 1));
            director.has(definition("gone", 1));
            replica.reconcile();
            director.has(definition("newer", 2));
            director.has(definition("new", 1));
            director.deletes("gone");
            audience.heard.clear();

            replica.reconcile();

            assertThat(audience.heard).containsExactlyInAnyOrder("newer@2", "new@1", "gone removed");
        }

        @Test
        void fetches_nothing_when_nothing_changed() {
            director.has(definition("d", 1));
            replica.reconcile();
            director.fetched.clear();

            replica.reconcile();

            assertThat(director.fetched).isEmpty();
        }

        @Test
        void notices_that_the_application_has_another_name() {
            director.has(definition("d", 1, "orders"));
            replica.reconcile();
            director.has(definition("d", 1, "shop"));

            replica.reconcile();

            assertThat(audience.sees).containsEntry("d", definition("d", 1, "shop"));
        }

        @Test
        void removes_nothing_when_the_listing_fails() {
            director.has(definition("d", 1));
            replica.reconcile();
            director.deletes("d");
            director.beforeListing = () -> {
                throw new DirectorException(DirectorException.Reason.UNREACHABLE, "page 2");
            };

            assertThatThrownBy(replica::reconcile).hasMessage("page 2");

            assertThat(audience.sees).containsKey("d");
        }

        @Test
        void keeps_a_definition_that_a_listing_missed_but_the_director_has() {
            director.has(definition("d", 1));
            replica.reconcile();
            // The cursor jumped over it.
            director.deletes("d");
            director.beforeListing = () -> director.has(definition("d", 1));

            replica.reconcile();

            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void keeps_what_was_registered_while_the_listing_ran() {
            director.beforeListing = () -> {
                director.has(definition("d", 1));
                replica.accept(registered("d", 1));
            };

            replica.reconcile();

            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void does_not_bring_back_what_was_deleted_while_the_listing_ran() {
            director.has(definition("d", 1));
            director.beforeListing = () -> {
                director.deletes("d");
                replica.accept(deleted("d", 2));
            };

            replica.reconcile();

            assertThat(audience.sees).isEmpty();
        }

        @Test
        void one_that_the_director_answers_with_nonsense_does_not_block_the_others() {
            director.has(definition("good", 1));
            director.has(definition("bad", 1));
            director.beforeAnswer = id -> {
                if (id.equals("bad")) {
                    throw new DirectorException(DirectorException.Reason.UNINTELLIGIBLE, "nonsense");
                }
            };

            replica.reconcile();

            assertThat(audience.heard).containsExactly("good@1");
            assertThat(replica.failures()).containsOnlyKeys("bad").containsEntry("bad", "nonsense");
            director.beforeAnswer = id -> {};
            replica.reconcile();
            assertThat(audience.sees).containsOnlyKeys("good", "bad");
            assertThat(replica.failures()).isEmpty();
        }

        @Test
        void one_that_always_times_out_takes_no_others_turn() {
            for (int i = 0; i < 20; i++) {
                director.has(definition("d" + i, 1));
            }
            director.beforeAnswer = id -> {
                if (id.equals("d7")) {
                    throw new DirectorException(DirectorException.Reason.UNREACHABLE, "no answer within PT10S");
                }
            };

            assertThatThrownBy(replica::reconcile).hasMessageContaining("PT10S");
            assertThatThrownBy(replica::reconcile).hasMessageContaining("PT10S");

            assertThat(audience.sees).hasSize(19);
        }

        @Test
        void a_failure_is_forgotten_with_its_definition() {
            director.has(definition("d/../d", 1));
            replica.reconcile();
            assertThat(replica.failures()).containsOnlyKeys("d/../d");
            director.deletes("d/../d");

            replica.reconcile();

            assertThat(replica.failures()).isEmpty();
        }
    }

    @Nested
    class FailingListener {

        @Test
        void keeps_the_definition_shows_the_failure_and_is_told_again() {
            director.has(definition("bad", 1));
            director.has(definition("good", 1));
            audience.beforeChange = id -> {
                if (id.equals("bad")) {
                    REFUSE.accept(id);
                }
            };

            replica.accept(registered("bad", 1));
            replica.accept(registered("good", 1));
            assertThat(replica.failures()).containsOnly(entry("bad", "unusable"));
            assertThat(audience.sees).containsOnlyKeys("good");

            audience.beforeChange = id -> {};
            replica.reconcile();
            assertThat(replica.failures()).isEmpty();
            assertThat(audience.sees).containsOnlyKeys("good", "bad");
        }

        @Test
        void is_told_again_even_while_the_director_is_down() {
            director.has(definition("d", 1));
            audience.beforeChange = REFUSE;
            replica.accept(registered("d", 1));
            audience.beforeChange = id -> {};
            director.down = true;

            assertThatThrownBy(replica::reconcile).isInstanceOf(DirectorException.class);

            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void is_told_again_after_a_newer_one_could_not_be_fetched() {
            director.has(definition("d", 1));
            audience.beforeChange = REFUSE;
            replica.accept(registered("d", 1));
            director.has(definition("d", 2));
            director.beforeAnswer = id -> {
                throw new DirectorException(DirectorException.Reason.REFUSED, "internal");
            };
            replica.reconcile();
            audience.beforeChange = id -> {};

            replica.reconcile();

            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void gets_only_the_newest_when_a_newer_one_came_in_between() {
            director.has(definition("d", 1));
            audience.beforeChange = REFUSE;
            replica.accept(registered("d", 1));
            audience.beforeChange = id -> {};
            director.has(definition("d", 2));

            replica.accept(updated("d", 2));
            replica.reconcile();

            assertThat(audience.heard).containsExactly("d@2");
        }

        @Test
        void that_can_not_let_go_is_told_again_even_while_the_director_is_down() {
            director.has(definition("d", 1));
            replica.accept(registered("d", 1));
            audience.beforeRemoval = REFUSE;
            director.deletes("d");
            replica.accept(deleted("d", 2));
            assertThat(replica.failures()).containsOnlyKeys("d");
            audience.beforeRemoval = id -> {};
            director.down = true;

            assertThatThrownBy(replica::reconcile).isInstanceOf(DirectorException.class);

            assertThat(audience.heard).containsExactly("d@1", "d removed");
            assertThat(replica.failures()).isEmpty();
        }

        @Test
        void that_overflows_the_stack_is_one_definitions_failure() {
            director.has(definition("d", 1));
            audience.beforeChange = id -> {
                throw new StackOverflowError();
            };

            replica.accept(registered("d", 1));

            assertThat(replica.failures()).containsOnly(entry("d", "StackOverflowError"));
        }
    }

    @Nested
    class Restarting {

        @Test
        void tells_everything_without_the_director() {
            director.has(definition("a", 1));
            director.has(definition("b", 4));
            replica.reconcile();
            restart();
            director.down = true;

            replica.load();
            replica.load();

            assertThat(replica.loaded()).isTrue();
            assertThat(audience.heard).containsExactlyInAnyOrder("a@1", "b@4");
            assertThat(audience.sees).containsEntry("b", definition("b", 4));
        }

        @Test
        void a_crash_before_the_file_leaves_it_to_the_notice_that_comes_again() {
            director.has(definition("d", 1));
            director.beforeAnswer = CRASH;
            var notice = registered("d", 1);
            crashesDuring(() -> replica.accept(notice));
            director.beforeAnswer = id -> {};

            replica.accept(notice);

            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void a_crash_between_file_and_listener_tells_at_the_restart() {
            director.has(definition("d", 1));
            audience.beforeChange = CRASH;
            var notice = registered("d", 1);
            crashesDuring(() -> replica.accept(notice));
            director.down = true;

            replica.accept(notice);

            assertThat(audience.heard).containsExactly("d@1");
        }

        @Test
        void a_crash_between_listener_and_acknowledgement_does_it_once() {
            director.has(definition("d", 1));
            replica.accept(registered("d", 1));
            restart();

            replica.accept(registered("d", 1));

            assertThat(audience.heard).containsExactly("d@1");
            assertThat(director.fetched).containsExactly("d");
        }

        @Test
        void a_crash_before_a_removal_removes_it_when_the_notice_comes_again() {
            var notice = removalOf("d");
            audience.beforeRemoval = CRASH;
            crashesDuring(() -> replica.accept(notice));

            replica.accept(notice);

            assertThat(audience.heard).containsExactly("d@1", "d removed");
        }

        @Test
        void a_crash_before_a_removal_removes_it_when_reconciling() {
            var notice = removalOf("d");
            audience.beforeRemoval = CRASH;
            crashesDuring(() -> replica.accept(notice));

            replica.reconcile();

            assertThat(audience.heard).containsExactly("d@1", "d removed");
        }

        @Test
        void a_removal_whose_notice_comes_again_does_nothing() {
            var notice = removalOf("d");
            replica.accept(notice);
            restart();

            replica.accept(notice);
            replica.reconcile();

            assertThat(audience.heard).isEmpty();
        }

        @Test
        void a_file_that_can_not_be_read_is_fetched_again() throws Exception {
            director.has(definition("broken", 1));
            director.has(definition("whole", 1));
            replica.reconcile();
            Files.writeString(data.resolve("agent/definitions/broken"), "v1:garbage");
            restart();

            replica.load();
            assertThat(audience.heard).containsExactly("whole@1");
            replica.reconcile();

            assertThat(audience.heard).containsExactly("whole@1", "broken@1");
            assertThat(data.resolve("agent/definitions/broken.unreadable")).exists();
        }

        @Test
        void a_file_that_becomes_unreadable_before_it_is_told_again_is_fetched_again() throws Exception {
            director.has(definition("d", 1));
            audience.beforeChange = REFUSE;
            replica.accept(registered("d", 1));
            Files.writeString(data.resolve("agent/definitions/d"), "");
            audience.beforeChange = id -> {};

            replica.reconcile();

            assertThat(audience.heard).containsExactly("d@1");
            assertThat(replica.failures()).isEmpty();
        }

        private Notice removalOf(String id) {
            director.has(definition(id, 1));
            replica.accept(registered(id, 1));
            director.deletes(id);
            restart();
            return deleted(id, 2);
        }
    }
}
