package io.eventplane.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressUsersTest {

    final AddressUsers users = new AddressUsers();

    @Test
    void an_address_is_unused_once_its_last_user_has_gone() {
        users.replace("v1", Set.of("orders"));
        users.replace("v2", Set.of("orders", "refunds"));

        assertThat(users.replace("v1", Set.of())).isEmpty();
        assertThat(users.replace("v2", Set.of())).containsExactlyInAnyOrder("orders", "refunds");
        assertThat(users.used()).isEmpty();
    }

    @Test
    void a_change_frees_only_what_is_no_longer_named() {
        users.replace("v1", Set.of("orders", "refunds"));

        assertThat(users.replace("v1", Set.of("orders", "returns"))).containsExactly("refunds");
        assertThat(users.used()).containsExactlyInAnyOrder("orders", "returns");
    }

    @Test
    void naming_the_same_again_counts_once() {
        users.replace("v1", Set.of("orders"));
        users.replace("v1", Set.of("orders"));

        assertThat(users.replace("v1", Set.of())).containsExactly("orders");
    }

    @Test
    void one_that_was_never_there_frees_nothing() {
        assertThat(users.replace("v1", Set.of())).isEmpty();
    }
}
