package io.eventplane.director.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.platform.CipherText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On H2; {@link KeysPostgresIT} repeats it on PostgreSQL. */
class ReEncryptTest {

    static final String CONTEXT = EncryptedColumn.WEBHOOKS.context();
    static final int MANY = 2 * ReEncrypt.BATCH + 5;

    final Store store = store();
    final DataKeys keys = store.opened(Store.configured(1));
    final ReEncrypt reEncrypt = new ReEncrypt(keys, store.values());

    Store store() {
        return Store.inMemory();
    }

    @Test
    void everything_ends_under_the_newest_key_and_says_what_it_said() {
        addMany();
        var made = keys.rotate();

        assertThat(reEncrypt.all(() -> true)).isEqualTo(new Tally(MANY, 0, 0));
        assertThat(reEncrypt.all(() -> true)).isEqualTo(Tally.NONE);

        assertThat(uses()).containsEntry(made, (long) MANY).hasSize(1);
        assertAllSayWhatTheySaid();
    }

    @Test
    void what_is_under_a_former_configured_key_is_encrypted_anew_as_well() {
        store.addApplication("a", Store.configured(2).encrypt("webhooks of a", CONTEXT));
        var later = store.opened(Store.configured(1, 2));

        assertThat(new ReEncrypt(later, store.values()).all(() -> true)).isEqualTo(Tally.REPLACED);

        assertThat(keys.decrypt(store.webhooks("a"), CONTEXT)).isEqualTo("webhooks of a");
    }

    @Test
    void what_is_no_ciphertext_is_left() {
        store.addApplication("a", "[]");

        assertThat(reEncrypt.all(() -> true)).isEqualTo(Tally.NONE);
        assertThat(store.webhooks("a")).isEqualTo("[]");
    }

    @Test
    void what_cant_be_read_is_left_and_keeps_nothing_else_from_its_turn() {
        addMany();
        var lost = Store.configured(3).encrypt("lost", CONTEXT);
        store.addApplication("0", lost);
        store.addApplication("1", keys.encrypt("of another kind", "another"));
        keys.rotate();

        assertThat(reEncrypt.all(() -> true)).isEqualTo(new Tally(MANY, 0, 2));

        assertThat(store.webhooks("0")).isEqualTo(lost);
        assertAllSayWhatTheySaid();
    }

    @Test
    void it_can_be_stopped_anywhere_and_goes_on() {
        addMany();
        keys.rotate();
        var asked = new AtomicInteger();

        var first = reEncrypt.all(() -> asked.incrementAndGet() <= 1);
        assertThat(first.replaced()).isEqualTo(ReEncrypt.BATCH);
        assertAllSayWhatTheySaid();

        var again = store.opened(Store.configured(1));
        assertThat(new ReEncrypt(again, store.values()).all(() -> true).replaced())
                .isEqualTo(MANY - ReEncrypt.BATCH);
        assertAllSayWhatTheySaid();
    }

    @Test
    void a_value_that_was_changed_meanwhile_is_not_overwritten() {
        store.addApplication("a", keys.encrypt("before", CONTEXT));
        var read = store.values().notUnder("", EncryptedColumn.WEBHOOKS, "", 10).get(0);
        store.setWebhooks("a", keys.encrypt("after", CONTEXT));

        assertThat(store.values().replace(EncryptedColumn.WEBHOOKS, read, keys.encrypt("before", CONTEXT)))
                .isFalse();

        assertThat(keys.decrypt(store.webhooks("a"), CONTEXT)).isEqualTo("after");
    }

    @Test
    void two_directors_at_once_and_changes_meanwhile_lose_nothing() {
        addMany();
        var other = store.opened(Store.configured(1));
        var made = keys.rotate();

        var walks = List.of(
                CompletableFuture.supplyAsync(() -> reEncrypt.all(() -> true)),
                CompletableFuture.supplyAsync(() -> new ReEncrypt(other, store.values()).all(() -> true)));
        IntStream.range(0, MANY)
                .filter(i -> i % 3 == 0)
                .forEach(i -> store.setWebhooks(id(i), keys.encrypt("changed " + i, CONTEXT)));
        walks.forEach(CompletableFuture::join);
        reEncrypt.all(() -> true);

        assertThat(uses()).containsEntry(made, (long) MANY).hasSize(1);
        assertThat(IntStream.range(0, MANY))
                .allSatisfy(i -> assertThat(keys.decrypt(store.webhooks(id(i)), CONTEXT))
                        .isEqualTo(i % 3 == 0 ? "changed " + i : "webhooks of " + i));
    }

    @Test
    void the_keys_in_use_are_told_with_what_is_under_each() {
        var configured = Store.configured(1, 2);
        var first = keys.newest();
        store.addApplication("a", keys.encrypt("a", CONTEXT));
        store.addApplication("b", Store.configured(2).encrypt("b", CONTEXT));
        var lost = Store.configured(3).encrypt("c", CONTEXT);
        store.addApplication("c", lost);
        var made = keys.rotate();

        var uses = store.uses(store.opened(configured), configured);

        assertThat(uses)
                .extracting(KeyUse::id)
                .startsWith(made, first)
                .contains(keyOf(lost))
                .hasSize(5);
        assertThat(uses).filteredOn(KeyUse::inUse).extracting(KeyUse::id).containsExactly(made);
        assertThat(uses)
                .filteredOn(use -> !use.readable())
                .extracting(KeyUse::id)
                .containsExactly(keyOf(lost));
        assertThat(uses).extracting(KeyUse::values).containsExactlyInAnyOrder(0L, 1L, 1L, 1L, 0L);
        assertThat(uses.get(1).values()).isOne();
        assertThat(uses).filteredOn(use -> use.created() != null).hasSize(2);
    }

    private void addMany() {
        IntStream.range(0, MANY).forEach(i -> store.addApplication(id(i), keys.encrypt("webhooks of " + i, CONTEXT)));
    }

    private void assertAllSayWhatTheySaid() {
        assertThat(IntStream.range(0, MANY))
                .allSatisfy(i ->
                        assertThat(keys.decrypt(store.webhooks(id(i)), CONTEXT)).isEqualTo("webhooks of " + i));
    }

    private java.util.Map<String, Long> uses() {
        return store.values().countByKey();
    }

    private static String id(int number) {
        return "application-%04d".formatted(number);
    }

    private static String keyOf(String text) {
        return CipherText.parse(text).keyId();
    }
}
