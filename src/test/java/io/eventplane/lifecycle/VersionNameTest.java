package io.eventplane.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionNameTest {

    /** Written down by hand, the oldest first. */
    private static final List<String> IN_ORDER = List.of(
            "",
            "1.0.0.Final",
            "draft",
            "latest",
            "0.9",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1",
            "1.0.0",
            "1.0.0+build.5",
            "v1",
            "1.0.1",
            "1.2",
            "1.10",
            "v2alpha1",
            "v2beta1",
            "v2",
            "3",
            "7",
            "V10",
            "2023-12",
            "2024-05-01-preview",
            "2024-05-01",
            "2024-05-02",
            "2024-12-01",
            "99999999999999999999999.0");

    @Test
    void versions_have_one_order() {
        var names = new ArrayList<>(IN_ORDER.stream().map(VersionName::new).toList());

        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(names, new Random(seed));
            assertThat(names.stream().sorted().map(VersionName::text)).containsExactlyElementsOf(IN_ORDER);
        }
    }

    @Test
    void only_the_same_text_is_equal() {
        for (String one : IN_ORDER) {
            for (String other : IN_ORDER) {
                assertThat(new VersionName(one).compareTo(new VersionName(other)) == 0)
                        .isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void dates_are_moments_and_other_texts_are_not() {
        assertThat(StatedDate.of("2026-01-31")).contains(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(StatedDate.of("2026-01-31T12:00:00+02:00")).contains(Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(List.of("2.3", "January", "2026-02-30", "+999999999-12-31T00:00:00Z", "0001-01-01"))
                .allSatisfy(text -> assertThat(StatedDate.of(text)).isEmpty());
    }
}
