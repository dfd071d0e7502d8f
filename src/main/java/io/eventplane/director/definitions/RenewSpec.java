package io.eventplane.director.definitions;

import io.eventplane.director.notices.Announcements;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Clock;

/** Gives a definition the document that was fetched for it. Whoever calls has the transaction, and the lock on the fetch. */
@OnePerApplication
public class RenewSpec {

    private final Definitions definitions;
    private final Announcements announcements;

    @Inject
    public RenewSpec(Definitions definitions, Announcements announcements) {
        this.definitions = definitions;
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
                .find(definitionId)
                .map(definition -> renew(definition, fetched, takesTitle))
                .orElse(false);
    }

    private boolean renew(EventAPIDefinition definition, FetchedSpec fetched, boolean takesTitle) {
        boolean another = definitions.replace(definition.getId(), fetched.text());
        boolean changed =
                definition.takeOver(fetched.format(), takesTitle ? fetched.title() : definition.getName()) || another;
        if (changed) {
            definition.renew(Clock.systemUTC().instant());
            announcements.announce(
                    NoticeType.UPDATED, definition.getId(), definition.getApplicationID(), definition.getGeneration());
        }
        return changed;
    }
}
