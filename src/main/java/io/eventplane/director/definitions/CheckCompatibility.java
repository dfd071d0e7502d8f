package io.eventplane.director.definitions;

import io.eventplane.asyncapi.compatibility.CompatibilityFinding;
import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.asyncapi.compatibility.CompatibilityReport;
import io.eventplane.director.applications.Application;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a document may follow those that are stored. Whoever calls has the transaction. */
@OnePerApplication
public class CheckCompatibility {

    private final Definitions definitions;
    private final Groups groups;
    private final Comparisons comparisons;

    @Inject
    public CheckCompatibility(Definitions definitions, Groups groups, Comparisons comparisons) {
        this.definitions = definitions;
        this.groups = groups;
        this.comparisons = comparisons;
    }

    /**
     * Refuses a document that breaks what its group demands; also one of which that can't be decided, because a demand is a promise. To
     * be called with every document before it is stored, wherever it comes from.
     *
     * @param group null demands nothing
     * @param self the definition whose document it is going to be, as it still is: an update is held against what it replaces; null,
     *     or one of another group, is held against the group's newest version
     * @param check stands where the document is in the input
     * @throws io.eventplane.director.failure.InvalidInputException with every finding as a violation
     */
    public void demanded(
            Tenant tenant,
            String applicationId,
            @Nullable String group,
            @Nullable EventAPIDefinition self,
            String document,
            InputCheck check) {
        var mode =
                group == null ? Optional.<CompatibilityMode>empty() : groups.demandedOf(tenant, applicationId, group);
        if (group == null || mode.isEmpty()) {
            return;
        }
        before(tenant, applicationId, group, self)
                .map(before -> comparisons.report(new Comparisons.Wanted(before, document, mode.get())))
                .map(CompatibilityReport::findings)
                .ifPresent(findings -> findings.forEach(finding -> note(finding, mode.get(), check)));
        check.done();
    }

    /** The document of an event API as it is stored; empty while it has none. */
    public Optional<String> stored(Tenant tenant, String definitionId) {
        return definitions.document(tenant, definitionId);
    }

    /** The document of the newest version of a group that has one. */
    public Optional<String> newest(Tenant tenant, String applicationId, String group) {
        List<EventAPIDefinition> versions = new ArrayList<>(definitions.versions(tenant, applicationId, group));
        Collections.reverse(versions);
        return versions.stream()
                .flatMap(definition -> stored(tenant, definition.getId()).stream())
                .findFirst();
    }

    void forgetAll(Application owner) {
        groups.forgetAll(owner);
    }

    private Optional<String> before(
            Tenant tenant, String applicationId, String group, @Nullable EventAPIDefinition self) {
        return self != null && group.equals(self.getGroup())
                ? stored(tenant, self.getId())
                : newest(tenant, applicationId, group);
    }

    private static void note(CompatibilityFinding finding, CompatibilityMode mode, InputCheck check) {
        var who = finding.breaks().name().toLowerCase(Locale.ROOT);
        var certain = finding.certainty() == CompatibilityFinding.Certainty.BREAKING ? "breaks" : "may break";
        check.inside(
                finding.after(),
                "compatibility-" + finding.rule(),
                certain + " " + who + "s of the document before, at its " + finding.before() + ": " + finding.message()
                        + "; the group demands " + mode);
    }
}
