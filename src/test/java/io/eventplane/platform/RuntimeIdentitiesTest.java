package io.eventplane.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeIdentitiesTest {

    private static final RuntimeIdentity LOCAL = new RuntimeIdentity("local-1", "the secret");

    @TempDir
    Path folder;

    @Test
    void there_is_none_at_first() throws InterruptedException {
        assertThat(identities(Map.of()).current()).isEmpty();
        assertThat(identities(Map.of()).await(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void the_configured_one_goes_before_the_kept_one() {
        identities(Map.of()).keep(LOCAL);
        RuntimeIdentities configured =
                identities(Map.of("eventplane.runtime.id", "r1", "eventplane.runtime.secret", "s1"));

        assertThat(configured.current()).hasValue(new RuntimeIdentity("r1", "s1"));
    }

    @Test
    void the_kept_one_survives() {
        identities(Map.of()).keep(LOCAL);

        assertThat(identities(Map.of()).current()).hasValue(LOCAL);
    }

    @Test
    void who_waits_is_woken_also_by_another_process() throws Exception {
        RuntimeIdentities waiting = identities(Map.of());
        CompletableFuture<RuntimeIdentity> seen = CompletableFuture.supplyAsync(() -> awaited(waiting));

        identities(Map.of()).keep(LOCAL);

        assertThat(seen.get()).isEqualTo(LOCAL);
    }

    @Test
    void half_of_one_is_an_error_that_names_both_keys() {
        assertThatThrownBy(() -> identities(Map.of("eventplane.runtime.id", "r1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("eventplane.runtime.id")
                .hasMessageContaining("eventplane.runtime.secret");
    }

    @Test
    void its_text_does_not_show_the_secret() {
        assertThat(LOCAL.toString()).contains("local-1").doesNotContain("the secret");
    }

    private static RuntimeIdentity awaited(RuntimeIdentities identities) {
        try {
            return identities.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private RuntimeIdentities identities(Map<String, String> keys) {
        return new RuntimeIdentities(Configs.with(keys), new DataFolder(folder));
    }
}
