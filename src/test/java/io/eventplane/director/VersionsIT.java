package io.eventplane.director;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.director.api.ApplicationsApi;
import io.eventplane.director.api.DefinitionsApi;
import io.eventplane.director.api.ReadLandscape;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.definitions.Version;
import io.eventplane.director.definitions.VersionInput;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.InvalidInputException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions of one API: each once, in order, and with an end. */
@ArquillianTest
class VersionsIT {

    private static final Timestamp SUNSET = Timestamp.parse("2030-06-05T08:00:00Z");

    @Inject
    ApplicationsApi applications;

    @Inject
    DefinitionsApi api;

    @Inject
    ReadLandscape landscape;

    @Inject
    DataSource database;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(VersionsIT.class);
    }

    @Test
    void a_second_definition_of_one_version_is_a_conflict_that_names_the_first() {
        var owner = owner();
        var first = api.addEventAPI(owner, Examples.version("orders", "1.0.0")).getId();
        var other = api.addEventAPI(owner, Examples.version("orders", "1.1.0")).getId();

        assertThatThrownBy(() -> api.addEventAPI(owner, Examples.version("orders", "1.0.0")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(first);
        assertThatThrownBy(() -> api.updateEventAPI(other, Examples.version("orders", "1.0.0")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(first);
        assertThat(api.updateEventAPI(first, Examples.version("orders", "1.0.0"))
                        .getGeneration())
                .isEqualTo(2);
        assertThat(api.addEventAPI(owner, Examples.version("payments", "1.0.0")).getId())
                .isNotEqualTo(first);
        assertThat(api.addEventAPI(owner(), Examples.version("orders", "1.0.0")).getId())
                .isNotEqualTo(first);
    }

    @Test
    void an_application_that_begins_with_a_version_twice_is_a_conflict() {
        var twice = Examples.application(
                Examples.version("orders", "1"), Examples.version("orders", "2"), Examples.version("orders", "1"));

        assertThatThrownBy(() -> applications.createApplication(twice))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("eventAPIs/2")
                .hasMessageContaining("eventAPIs/0");
    }

    @Test
    void an_event_api_without_group_or_version_collides_with_nothing() {
        var owner = owner();

        for (int i = 0; i < 2; i++) {
            api.addEventAPI(owner, Examples.version(null, "1.0.0"));
            api.addEventAPI(owner, Examples.version("orders", (VersionInput) null));
        }

        assertThat(new Rows(database).count("event_api_definition", "application_id = '" + owner + "'"))
                .isEqualTo(4);
    }

    @Test
    void the_versions_of_a_group_come_in_version_order() {
        var owner = owner();
        Stream.of("1.10.0", "2.0.0-rc.1", "1.9.0", "2.0.0", "draft")
                .forEach(version -> api.addEventAPI(owner, Examples.version("orders", version)));
        api.addEventAPI(owner, Examples.version("payments", "1.0.0"));

        assertThat(api.eventAPIVersions(owner, "orders"))
                .extracting(definition -> version(definition).value())
                .containsExactly("draft", "1.9.0", "1.10.0", "2.0.0-rc.1", "2.0.0");
        assertThat(api.eventAPIVersions(owner, "none")).isEmpty();
    }

    @Test
    void since_when_is_what_the_owner_says_if_that_is_a_date_and_else_when_it_was_said_first() {
        var owner = owner();
        var dated = api.addEventAPI(owner, deprecated("1", "2026-01-31"));
        var before = Instant.now().minusSeconds(1);
        var worded = api.addEventAPI(owner, deprecated("2", "3.0"));
        var id = worded.getId();
        var first = Objects.requireNonNull(version(worded).deprecation());

        assertThat(version(dated).deprecation()).isEqualTo(Timestamp.parse("2026-01-31T00:00:00Z"));
        assertThat(first.instant()).isBetween(before, Instant.now());
        assertThat(version(api.updateEventAPI(id, deprecated("2", null))).deprecation())
                .isEqualTo(first);
        assertThat(version(landscape.definition(id)).sunset()).isEqualTo(SUNSET);
        assertThat(version(api.updateEventAPI(id, Examples.version("orders", "2")))
                        .deprecation())
                .isNull();
    }

    @Test
    void a_sunset_belongs_to_a_removal_and_comes_after_the_deprecation() {
        var owner = owner();

        assertThat(rules(owner, new VersionInput("1", true, null, false, SUNSET)))
                .containsExactly("for-removal");
        assertThat(rules(owner, new VersionInput("1", true, "2031-01-01", true, SUNSET)))
                .containsExactly("after-deprecation");
        assertThat(rules(owner, new VersionInput("1", true, null, true, Timestamp.parse("+12345-01-01T00:00:00Z"))))
                .containsExactly("range");
    }

    private List<String> rules(String owner, VersionInput version) {
        try {
            api.addEventAPI(owner, Examples.version("orders", version));
            return List.of();
        } catch (InvalidInputException e) {
            return e.violations().stream().map(violation -> violation.rule()).toList();
        }
    }

    private static EventAPIDefinitionInput deprecated(String version, @Nullable String since) {
        return Examples.version("orders", new VersionInput(version, true, since, true, SUNSET));
    }

    private static Version version(EventAPIDefinition definition) {
        return Objects.requireNonNull(definition.getVersion());
    }

    private String owner() {
        return applications.createApplication(Examples.application()).getId();
    }
}
