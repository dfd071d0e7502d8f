package io.eventplane.director;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.director.api.ApplicationsApi;
import io.eventplane.director.api.CompatibilityApi;
import io.eventplane.director.api.DefinitionsApi;
import io.eventplane.director.api.EventAPICompatibility.Finding;
import io.eventplane.director.api.EventAPICompatibility.Party;
import io.eventplane.director.api.EventAPICompatibility.Verdict;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.failure.NotFoundException;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents held against those that are stored, and groups that demand that they go together. */
@ArquillianTest
class CompatibilityIT {

    private static final String LUMENS = "/channels/placed/messages/placed/payload/properties/lumens/type";

    @Inject
    ApplicationsApi applications;

    @Inject
    DefinitionsApi api;

    @Inject
    CompatibilityApi compatibility;

    private String owner = "";

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(CompatibilityIT.class);
    }

    @BeforeEach
    void an_application() {
        owner = applications.createApplication(Examples.application()).getId();
    }

    @Test
    void a_document_is_held_against_that_of_an_event_api_or_of_the_newest_in_a_group() {
        var newest = add("2.0.0", "lumens: {type: number}");
        add("1.0.0", "lumens: {type: string}");
        var narrower = Examples.specWith("lumens: {type: integer}");

        var byId = compatibility.checkEventAPICompatibility(newest, null, null, narrower, CompatibilityMode.BACKWARD);
        var byGroup =
                compatibility.checkEventAPICompatibility(null, owner, "orders", narrower, CompatibilityMode.BACKWARD);

        assertThat(byGroup).isEqualTo(byId);
        assertThat(byId.verdict()).isEqualTo(Verdict.INCOMPATIBLE);
        assertThat(byId.findings())
                .extracting(Finding::rule, Finding::breaks, Finding::before, Finding::after)
                .containsExactly(tuple("type", Party.PUBLISHER, LUMENS, LUMENS));
        assertThat(compatibility
                        .checkEventAPICompatibility(newest, null, null, narrower, CompatibilityMode.FORWARD)
                        .verdict())
                .isEqualTo(Verdict.COMPATIBLE);
    }

    @Test
    void what_to_compare_with_is_said_in_one_way() {
        var spec = Examples.specWith("a: {}");

        assertThatThrownBy(
                        () -> compatibility.checkEventAPICompatibility(null, owner, null, spec, CompatibilityMode.FULL))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        compatibility.checkEventAPICompatibility(null, owner, "none", spec, CompatibilityMode.FULL))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_group_that_demands_nothing_takes_everything() {
        add("1.0.0", "lumens: {type: number}");

        assertThat(compatibility.eventAPIGroupCompatibility(owner, "orders")).isNull();
        assertThat(api.addEventAPI(owner, Examples.version("orders", "2.0.0", "lumens: {type: string}"))
                        .getGeneration())
                .isEqualTo(1);
    }

    @Test
    void an_incompatible_version_or_update_is_refused_with_what_breaks() {
        var first = add("1.0.0", "lumens: {type: number}");
        compatibility.setEventAPIGroupCompatibility(owner, "orders", CompatibilityMode.BACKWARD);

        assertThat(compatibility.eventAPIGroupCompatibility(owner, "orders")).isEqualTo(CompatibilityMode.BACKWARD);
        assertThatThrownBy(() -> add("2.0.0", "lumens: {type: integer}"))
                .isInstanceOfSatisfying(InvalidInputException.class, CompatibilityIT::namesLumens);
        assertThatThrownBy(
                        () -> api.updateEventAPI(first, Examples.version("orders", "1.0.0", "lumens: {type: integer}")))
                .isInstanceOfSatisfying(InvalidInputException.class, CompatibilityIT::namesLumens);
        assertThat(api.updateEventAPI(
                                first,
                                Examples.version("orders", "1.0.0", "lumens: {type: number}, place: {type: string}"))
                        .getGeneration())
                .isEqualTo(2);
        assertThat(add("2.0.0", "lumens: {type: [number, string]}")).isNotEqualTo(first);
    }

    @Test
    void a_demand_is_taken_back_and_goes_with_its_application() {
        add("1.0.0", "lumens: {type: number}");
        compatibility.setEventAPIGroupCompatibility(owner, "orders", CompatibilityMode.FULL);
        compatibility.setEventAPIGroupCompatibility(owner, "orders", null);
        add("2.0.0", "lumens: {type: string}");
        compatibility.setEventAPIGroupCompatibility(owner, "orders", CompatibilityMode.FORWARD);

        assertThat(applications.deleteApplication(owner)).isNotNull();
    }

    private String add(String version, String properties) {
        return api.addEventAPI(owner, Examples.version("orders", version, properties))
                .getId();
    }

    private static void namesLumens(InvalidInputException refused) {
        List<InputViolation> violations = refused.violations();
        assertThat(violations)
                .extracting(InputViolation::pointer, InputViolation::rule)
                .containsExactly(tuple("/spec/data" + LUMENS, "compatibility-type"));
    }
}
