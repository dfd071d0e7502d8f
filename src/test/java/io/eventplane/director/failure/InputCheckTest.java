package io.eventplane.director.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputCheckTest {

    private final InputCheck check = InputCheck.ofInput();

    @Test
    void a_place_is_sound_until_something_is_wrong_with_it_or_inside_of_it() {
        assertThat(check.at("auth").isSound()).isTrue();

        check.at("auth").at("basic").that(false, "rule", "wrong");

        assertThat(check.at("auth").at("basic").isSound()).isFalse();
        assertThat(check.at("auth").isSound()).isFalse();
        assertThat(check.isSound()).isFalse();
    }

    @Test
    void what_is_wrong_around_a_place_or_beside_it_leaves_it_sound() {
        check.at("auth").that(false, "rule", "wrong");

        assertThat(check.at("auth").at("basic").isSound()).isTrue();
        assertThat(check.at("authors").isSound()).isTrue();
        assertThat(check.at("topic").isSound()).isTrue();
    }
}
