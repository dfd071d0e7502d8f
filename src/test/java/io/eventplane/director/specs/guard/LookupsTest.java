package io.eventplane.director.specs.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names that are looked up by a resolver which may hang. */
class LookupsTest {

    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CompletableFuture<Void> resolverAnswers = new CompletableFuture<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Lookups lookups = new Lookups(this::resolve);

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked.incrementAndGet();
        if (host.startsWith("hangs")) {
            resolverAnswers.join();
        }
        return new InetAddress[] {InetAddress.getByName("192.0.2.1")};
    }

    @AfterEach
    void stop() {
        resolverAnswers.complete(null);
        lookups.close();
    }

    @Test
    void one_name_that_hangs_takes_one_thread_however_often_it_is_asked_for() throws UnknownHostException {
        for (int i = 0; i < Lookups.MOST + 1; i++) {
            assertSlow("hangs.example", "hangs.example could not be resolved in time");
        }

        assertThat(asked).hasValue(1);
        assertThat(lookups.resolve("good.example", LONG)).hasSize(1);
    }

    @Test
    void names_that_hang_take_so_many_threads_and_give_them_back() {
        for (int i = 0; i < Lookups.MOST; i++) {
            assertSlow("hangs" + i + ".example", "could not be resolved in time");
        }
        assertSlow("good.example", "good.example was not looked up: 16 lookups wait for name servers");

        resolverAnswers.complete(null);

        await().atMost(LONG)
                .ignoreException(SlowLookupException.class)
                .until(() -> lookups.resolve("good.example", LONG).length == 1);
    }

    @Test
    void who_asks_after_the_answer_gets_a_new_one() throws UnknownHostException {
        lookups.resolve("good.example", LONG);
        lookups.resolve("good.example", LONG);

        assertThat(asked).hasValue(2);
    }

    private void assertSlow(String host, String message) {
        assertThatThrownBy(() -> lookups.resolve(host, MOMENT))
                .isInstanceOf(SlowLookupException.class)
                .hasMessageContaining(message);
    }
}
