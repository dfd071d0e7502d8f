package io.eventplane.director.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.CipherText;
import io.eventplane.platform.SecretException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataKeysTest {

    final Store store = Store.inMemory();

    @Test
    void the_first_start_makes_a_key_and_later_ones_do_not() {
        var first = store.opened(Store.configured(1));
        var second = store.opened(Store.configured(1));

        assertThat(store.table().all()).hasSize(1);
        assertThat(second.decrypt(first.encrypt("secret", "a"), "a")).isEqualTo("secret");
        assertThat(keyOf(first.encrypt("secret", "a")))
                .isEqualTo(first.newest())
                .isEqualTo(second.newest());
    }

    @Test
    void many_that_start_at_once_agree_on_the_newest_key() {
        var directors = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> store.opened(Store.configured(1)))
                .toList();

        directors.forEach(DataKeys::refresh);

        assertThat(directors).extracting(DataKeys::newest).containsOnly(newestRow());
    }

    @Test
    void no_key_is_in_the_database_in_clear() {
        store.opened(Store.configured(1));

        assertThat(store.table().all())
                .allSatisfy(key ->
                        assertThat(Store.configured(1).isPresent(key.wrapped())).isTrue());
    }

    @Test
    void after_a_rotation_the_new_key_encrypts_and_the_former_one_still_decrypts() {
        var keys = store.opened(Store.configured(1));
        var before = keys.encrypt("secret", "a");

        var made = keys.rotate();

        assertThat(keyOf(keys.encrypt("secret", "a"))).isEqualTo(made).isNotEqualTo(keyOf(before));
        assertThat(keys.decrypt(before, "a")).isEqualTo("secret");
    }

    @Test
    void another_director_reads_what_is_under_a_key_it_has_not_seen_and_encrypts_with_it_from_then_on() {
        var one = store.opened(Store.configured(1));
        var other = store.opened(Store.configured(1));
        var made = one.rotate();

        assertThat(keyOf(other.encrypt("secret", "a"))).isNotEqualTo(made);
        assertThat(other.decrypt(one.encrypt("secret", "a"), "a")).isEqualTo("secret");
        assertThat(keyOf(other.encrypt("secret", "a"))).isEqualTo(made);
    }

    @Test
    void what_a_configured_key_encrypted_is_still_read() {
        var keys = store.opened(Store.configured(1, 2));

        assertThat(keys.decrypt(Store.configured(1).encrypt("present", "a"), "a"))
                .isEqualTo("present");
        assertThat(keys.decrypt(Store.configured(2).encrypt("former", "a"), "a"))
                .isEqualTo("former");
    }

    @Test
    void a_key_that_nobody_has_is_named() {
        var keys = store.opened(Store.configured(1));
        var text = Store.configured(2).encrypt("secret", "a");

        assertThatThrownBy(() -> keys.decrypt(text, "a"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining(keyOf(text))
                .hasMessageContaining("eventplane.secrets.former-keys");
    }

    @Test
    void a_value_of_another_kind_or_changed_is_refused() {
        var keys = store.opened(Store.configured(1));
        var text = keys.encrypt("secret", "a");
        var last = text.charAt(text.length() - 1) == 'A' ? "Q" : "A";

        assertThatThrownBy(() -> keys.decrypt(text, "b")).isInstanceOf(SecretException.class);
        assertThatThrownBy(() -> keys.decrypt(text.substring(0, text.length() - 1) + last, "a"))
                .isInstanceOf(SecretException.class);
    }

    @Test
    void a_start_with_another_configured_key_wraps_all_keys_anew_so_that_the_former_one_can_go() {
        var before = store.opened(Store.configured(1));
        var text = before.encrypt("secret", "a");
        before.rotate();

        store.opened(Store.configured(2, 1));

        assertThat(store.opened(Store.configured(2)).decrypt(text, "a")).isEqualTo("secret");
        assertThat(before.decrypt(text, "a")).isEqualTo("secret");
    }

    @Test
    void a_start_without_the_key_that_wraps_is_refused_and_changes_nothing() {
        var text = store.opened(Store.configured(1)).encrypt("secret", "a");
        var rows = store.table().all();

        assertThatThrownBy(() -> store.opened(Store.configured(2)))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining(keyOf(rows.get(0).wrapped()));

        assertThat(store.table().all()).isEqualTo(rows);
        assertThat(store.opened(Store.configured(1)).decrypt(text, "a")).isEqualTo("secret");
    }

    @Test
    void a_director_that_was_not_told_of_another_configured_key_goes_on_with_the_keys_it_can_use() {
        var old = store.opened(Store.configured(1));
        var before = old.newest();
        store.opened(Store.configured(2, 1)).rotate();

        old.refresh();

        assertThat(old.newest()).isEqualTo(before);
        assertThat(old.decrypt(old.encrypt("secret", "a"), "a")).isEqualTo("secret");
    }

    @Test
    void a_wrapped_key_belongs_to_its_id() {
        var keys = store.opened(Store.configured(1));
        store.execute("update data_key set id = '0123456789ab'");

        assertThatThrownBy(() -> store.opened(Store.configured(1, 2)).newest())
                .isInstanceOf(IllegalStateException.class);
        assertThat(keys.newest()).isNotEqualTo("0123456789ab");
    }

    private String newestRow() {
        var rows = store.table().all();
        return rows.get(rows.size() - 1).id();
    }

    private static String keyOf(String text) {
        return CipherText.parse(text).keyId();
    }
}
