package io.eventplane.director.definitions;

import io.eventplane.director.applications.Application;
import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.notices.Announcements;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Registers, changes and withdraws definitions, each with its notice and its record in the audit log. Whoever calls has the transaction. */
@OnePerApplication
public class RegisterDefinition {

    private final Definitions definitions;
    private final CheckRegistration rules;
    private final CheckGroup group;
    private final Announcements announcements;
    private final AuditTrail audit;

    @Inject
    public RegisterDefinition(
            Definitions definitions,
            CheckRegistration rules,
            CheckGroup group,
            Announcements announcements,
            AuditTrail audit) {
        this.definitions = definitions;
        this.rules = rules;
        this.group = group;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * Registers a new definition of an Application; generation 1.
     *
     * @throws NotFoundException when there is no such Application
     */
    public EventAPIDefinition add(Tenant tenant, String applicationId, ReadInput input) {
        if (!definitions.count(tenant, applicationId, 1)) {
            throw new NotFoundException("application", applicationId);
        }
        var registration = rules.check(input, null);
        group.check(tenant, applicationId, registration, null, input.check());
        var definition =
                new EventAPIDefinition(tenant, UUID.randomUUID().toString(), applicationId, registration, now());
        definitions.add(definition, registration);
        announce(NoticeType.REGISTERED, definition);
        audit.created(definition.getId(), DefinitionFacts.of(definition));
        return definition;
    }

    /** Makes a definition what the input says, which is all of it, not a difference; a new generation. */
    public EventAPIDefinition update(Tenant tenant, String id, ReadInput input) {
        var definition = existing(tenant, id);
        var before = DefinitionFacts.of(definition);
        var registration = rules.check(input, definition);
        group.check(tenant, definition.getApplicationID(), registration, definition, input.check());
        definition.become(registration, now());
        definitions.keep(definition, registration);
        announce(NoticeType.UPDATED, definition);
        audit.changed(id, before, DefinitionFacts.of(definition));
        return definition;
    }

    /** Gives the publishers of a definition other credentials, beside those so far for a while; a new generation. */
    public EventAPIDefinition changeCredentials(Tenant tenant, String id, CredentialsChange change) {
        var definition = existing(tenant, id);
        var before = DefinitionFacts.of(definition);
        definition.changeCredentials(change, now());
        announce(NoticeType.UPDATED, definition);
        audit.changed(id, before, DefinitionFacts.of(definition));
        return definition;
    }

    /** Withdraws a definition and answers what it was. */
    public EventAPIDefinition delete(Tenant tenant, String id) {
        var definition = existing(tenant, id);
        withdraw(definition);
        return definition;
    }

    /** Withdraws all that an Application owns. */
    public void deleteAll(Application owner) {
        definitions.allToChange(owner).forEach(this::withdraw);
        group.forgetAll(owner);
    }

    /** Tells everybody of all that an Application owns again, because its name, and so the bus addresses, changed. */
    public void renewAll(Application owner) {
        for (var definition : definitions.allToChange(owner)) {
            definition.renew(now());
            announce(NoticeType.UPDATED, definition);
        }
    }

    private void withdraw(EventAPIDefinition definition) {
        audit.deleted(definition.getId(), DefinitionFacts.of(definition));
        definition.renew(now());
        announce(NoticeType.DELETED, definition);
        definitions.remove(definition);
    }

    private EventAPIDefinition existing(Tenant tenant, String id) {
        return definitions.findToChange(tenant, id).orElseThrow(() -> new NotFoundException("event API", id));
    }

    private void announce(NoticeType type, EventAPIDefinition definition) {
        announcements.announce(
                definition.tenant(),
                type,
                definition.getId(),
                definition.getApplicationID(),
                definition.getGeneration());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
