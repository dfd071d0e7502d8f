package io.eventplane.eventing.delivery;

import static io.eventplane.eventing.delivery.Documents.outlet;
import static io.eventplane.eventing.delivery.Messages.order;
import static io.eventplane.eventing.delivery.Messages.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.bus.BusEvent;
import io.eventplane.bus.BusFailures;
import io.eventplane.eventing.source.EventingThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    /** Keeps batches as the bus does, and refuses them when it is told to. */
    private static final class Bus implements RuntimeBus {

        private final List<List<BusEvent>> batches = Collections.synchronizedList(new ArrayList<>());
        private final ConcurrentLinkedQueue<String> opened = new ConcurrentLinkedQueue<>();
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void open(String address) {
            opened.add(address);
        }

        @Override
        public void publishTogether(List<BusEvent> events) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw BusFailures.full();
            }
            batches.add(events);
        }

        List<String> ids() {
            synchronized (batches) {
                return batches.stream()
                        .flatMap(List::stream)
                        .map(event -> event.event().getId())
                        .toList();
            }
        }
    }

    private static final class Told implements DeliveryListener {

        private final AtomicInteger events = new AtomicInteger();
        private final AtomicInteger letters = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void delivered(int more, long bytes, int deadLetters) {
            events.addAndGet(more);
            letters.addAndGet(deadLetters);
        }

        @Override
        public void busFailed(String reason) {
            failures.add(reason);
        }
    }

    private final EventingThreads threads = new EventingThreads();
    private final DeliveryThreads pool = new DeliveryThreads(threads);
    private final Bus bus = new Bus();
    private final Told told = new Told();
    private final ConcurrentLinkedQueue<Long> settled = new ConcurrentLinkedQueue<>();
    private final Delivery delivery = new Delivery(pool, bus, outlet("orders.created"), told);

    @AfterEach
    void stop() {
        pool.close();
        threads.close();
    }

    private void receive(long offset) {
        delivery.accept(order(offset, () -> settled.add(offset)));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "orders.created-0-" + i).toList();
    }

    @Test
    void messages_arrive_in_their_order_and_are_settled() {
        LongStream.range(0, 3000).forEach(this::receive);

        await().until(() -> settled.size() == 3000);
        assertThat(bus.ids()).isEqualTo(ids(3000));
        assertThat(told.events).hasValue(3000);
        assertThat(bus.opened).containsOnly("events.shop.orders.created");
    }

    @Test
    void what_waits_goes_together_at_most_500() {
        bus.gate = new CountDownLatch(1);
        LongStream.range(0, 1201).forEach(this::receive);

        bus.gate.countDown();

        await().until(() -> settled.size() == 1201);
        assertThat(bus.batches)
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void nothing_is_settled_before_it_is_on_the_bus() {
        bus.gate = new CountDownLatch(1);
        receive(0);

        await().during(java.time.Duration.ofMillis(200)).until(settled::isEmpty);
        bus.gate.countDown();
        await().until(() -> settled.size() == 1);
    }

    @Test
    void a_bus_that_takes_nothing_is_tried_again_until_it_does() {
        bus.refusals.set(4);
        LongStream.range(0, 10).forEach(this::receive);

        await().until(() -> settled.size() == 10);
        assertThat(bus.ids()).isEqualTo(ids(10));
        assertThat(told.failures).hasSize(4).containsOnly("the bus is full");
    }

    @Test
    void an_address_is_opened_anew_after_the_bus_has_failed() {
        receive(0);
        await().until(() -> settled.size() == 1);
        bus.refusals.set(1);

        receive(1);

        await().until(() -> settled.size() == 2);
        assertThat(bus.opened).hasSize(2);
    }

    @Test
    void what_can_be_no_event_becomes_a_dead_letter_and_keeps_nobody() {
        receive(0);
        delivery.accept(plain("orders.created", 1, "no JSON", Map.of(), () -> settled.add(1L)));
        receive(2);

        await().until(() -> settled.size() == 3);
        assertThat(bus.ids()).isEqualTo(ids(3));
        assertThat(told.letters).hasValue(1);
        assertThat(told.events).hasValue(2);
        assertThat(bus.opened).contains("dead-letter.external.d1");
    }

    @Test
    void what_was_not_delivered_when_it_closes_is_not_settled() {
        bus.refusals.set(Integer.MAX_VALUE);
        receive(0);
        await().until(() -> !told.failures.isEmpty());

        delivery.close();
        bus.refusals.set(0);
        receive(1);

        await().during(java.time.Duration.ofMillis(300))
                .until(() -> settled.isEmpty() && bus.ids().isEmpty());
    }

    @Test
    void another_outlet_counts_from_the_next_message_on() {
        delivery.change(outlet("lamps/7/lit"));

        delivery.accept(plain("lamps/7/lit", 1, "on", Map.of(), () -> settled.add(1L)));

        await().until(() -> settled.size() == 1);
        assertThat(bus.opened).containsOnly("events.shop.lamps.lamp.lit");
    }

    @Test
    void deliveries_share_a_few_threads() {
        var many = IntStream.range(0, 200)
                .mapToObj(i -> new Delivery(pool, bus, outlet("orders.created"), told))
                .toList();
        many.forEach(each -> each.accept(order(1, () -> settled.add(1L))));

        await().until(() -> settled.size() == 200);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("eventplane-delivery"))
                        .count())
                .isLessThanOrEqualTo(8);
    }
}
