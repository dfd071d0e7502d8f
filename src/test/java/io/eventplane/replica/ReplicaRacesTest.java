package io.eventplane.replica;

import static io.eventplane.replica.Examples.definition;
import static io.eventplane.replica.Examples.deleted;
import static io.eventplane.replica.Examples.registered;
import static io.eventplane.replica.Examples.updated;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaRacesTest {

    @TempDir
    Path data;

    final FakeDirector director = new FakeDirector();
    final Audience audience = new Audience();
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    Replica replica;

    @BeforeEach
    void start() {
        replica = new Replica(Examples.folder(data), director, audience);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_notice_waits_for_a_fetch_of_the_same_definition_under_way() throws Exception {
        // Given an answer of generation 1 that is on its way
        director.has(definition("d", 1));
        var onItsWay = new CountDownLatch(1);
        var mayArrive = new CountDownLatch(1);
        director.beforeAnswer = id -> {
            onItsWay.countDown();
            awaitQuietly(mayArrive);
        };
        var reconciling = threads.submit(replica::reconcile);
        onItsWay.await();

        // When generation 2 is noticed in the meantime
        director.has(definition("d", 2));
        var accepting = threads.submit(() -> replica.accept(updated("d", 2)));
        mayArrive.countDown();
        reconciling.get(10, SECONDS);
        accepting.get(10, SECONDS);

        // Then the listener hears them in their order
        assertThat(audience.heard).containsExactly("d@1", "d@2");
    }

    @Test
    void a_deletion_waits_for_a_fetch_of_the_same_definition_under_way() throws Exception {
        director.has(definition("d", 1));
        var onItsWay = new CountDownLatch(1);
        var mayArrive = new CountDownLatch(1);
        director.beforeAnswer = id -> {
            onItsWay.countDown();
            awaitQuietly(mayArrive);
        };
        var fetching = threads.submit(() -> replica.accept(registered("d", 1)));
        onItsWay.await();

        director.deletes("d");
        var deleting = threads.submit(() -> replica.accept(deleted("d", 2)));
        mayArrive.countDown();
        fetching.get(10, SECONDS);
        deleting.get(10, SECONDS);

        assertThat(audience.heard).containsExactly("d@1", "d removed");
    }

    @Test
    void notices_that_come_before_it_has_loaded_wait_for_it() throws Exception {
        director.has(definition("d", 1));
        replica.accept(registered("d", 1));
        replica = new Replica(Examples.folder(data), director, audience);
        var loading = new CountDownLatch(1);
        var mayLoad = new CountDownLatch(1);
        audience.heard.clear();
        audience.beforeChange = id -> {
            loading.countDown();
            awaitQuietly(mayLoad);
        };
        var load = threads.submit(replica::load);
        loading.await();
        director.deletes("d");
        var deleting = threads.submit(() -> replica.accept(deleted("d", 2)));
        assertThat(replica.loaded()).isFalse();

        mayLoad.countDown();
        load.get(10, SECONDS);
        deleting.get(10, SECONDS);

        assertThat(audience.heard).containsExactly("d@1", "d removed");
    }

    /** Every change is noticed, some twice and late; meanwhile it reconciles all the time. */
    @RepeatedTest(3)
    void whatever_the_order_of_notices_and_reconciliations_it_ends_where_the_director_is() throws Exception {
        var random = new Random(42);
        var work = new ArrayList<Future<?>>();
        var generations = new HashMap<String, Long>();
        for (int i = 0; i < 400; i++) {
            var id = "d" + random.nextInt(12);
            var generation = generations.merge(id, 1L, Long::sum);
            if (random.nextInt(4) == 0) {
                director.deletes(id);
                work.add(threads.submit(() -> replica.accept(deleted(id, generation))));
            } else {
                director.has(definition(id, generation));
                work.add(threads.submit(() -> replica.accept(updated(id, generation))));
            }
            if (i % 10 == 0) {
                work.add(threads.submit(replica::reconcile));
            }
        }
        for (var each : work) {
            each.get(30, SECONDS);
        }
        replica.reconcile();

        await().untilAsserted(() -> assertThat(audience.sees).isEqualTo(director.definitions));
        assertThat(replica.failures()).isEmpty();
        assertGenerationsOnlyGrow();
    }

    private void assertGenerationsOnlyGrow() {
        var last = new HashMap<String, Long>();
        for (var told : audience.told) {
            assertThat(last.getOrDefault(told.id(), 0L)).as(told.id()).isLessThanOrEqualTo(told.generation());
            last.put(told.id(), told.generation());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
