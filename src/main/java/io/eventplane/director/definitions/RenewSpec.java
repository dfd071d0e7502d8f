package io.eventplane.director.definitions;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.notices.Announcements;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a definition the document that was fetched for it. Whoever calls has the transaction, and the lock on the fetch. */
@OnePerApplication
public class RenewSpec {

    private static final int MOST_SAID = 5;

    private final Definitions definitions;
    private final CheckCompatibility compatibility;
    private final Announcements announcements;

    @Inject
    public RenewSpec(Definitions definitions, CheckCompatibility compatibility, Announcements announcements) {
        this.definitions = definitions;
        this.compatibility = compatibility;
        this.announcements = announcements;
    }

    /**
     * A document that is not the one before is a new generation and a notice; one that is, is neither.
     *
     * @param takesTitle whether the document's title is the definition's name
     * @return whether anything changed
     */
    public boolean renew(String definitionId, FetchedSpec fetched, boolean takesTitle) {
        return definitions
                .findAnywhere(definitionId)
                .map(definition -> renew(definition, fetched, takesTitle))
                .orElse(false);
    }

    /** What of a document the group does not take, in words, with pointers into it; empty when it takes it. */
    public Optional<String> objectionTo(String definitionId, FetchedSpec fetched) {
        try {
            definitions
                    .findAnywhere(definitionId)
                    .ifPresent(definition -> compatibility.demanded(
                            definition.tenant(),
                            definition.getApplicationID(),
                            definition.getGroup(),
                            definition,
                            fetched.text(),
                            InputCheck.ofInput()));
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(words(e.violations()));
        }
    }

    private static String words(List<InputViolation> violations) {
        int more = violations.size() - MOST_SAID;
        return "not taken by its group: "
                + violations.stream()
                        .limit(MOST_SAID)
                        .map(violation -> violation.pointer() + ": " + violation.message())
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private boolean renew(EventAPIDefinition definition, FetchedSpec fetched, boolean takesTitle) {
        boolean another = definitions.replace(definition, fetched.text());
        boolean changed =
                definition.takeOver(fetched.format(), takesTitle ? fetched.title() : definition.getName()) || another;
        definition.find(fetched.findings());
        if (changed) {
            definition.renew(Clock.systemUTC().instant());
            announcements.announce(
                    definition.tenant(),
                    NoticeType.UPDATED,
                    definition.getId(),
                    definition.getApplicationID(),
                    definition.getGeneration());
        }
        return changed;
    }
}
