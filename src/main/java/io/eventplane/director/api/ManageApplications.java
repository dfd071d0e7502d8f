package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.applications.Applications;
import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.definitions.CheckRegistration;
import io.eventplane.director.definitions.ComparedBefore;
import io.eventplane.director.definitions.CredentialsChange;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.EventAPIDefinitionInput;
import io.eventplane.director.definitions.ReadInput;
import io.eventplane.director.definitions.RegisterDefinition;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.failure.TextRule;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.store.InTransaction;
import io.eventplane.director.webhooks.WebhookInput;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every change of Applications of the caller's tenant, and of what they own: one transaction each, its notices and its records in the audit log included; documents have been read before. */
@OnePerApplication
public class ManageApplications {

    private final Applications applications;
    private final RegisterDefinition registrations;
    private final CheckRegistration rules;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    @Inject
    public ManageApplications(
            Applications applications,
            RegisterDefinition registrations,
            CheckRegistration rules,
            AuditTrail audit,
            CurrentCaller caller) {
        this.applications = applications;
        this.registrations = registrations;
        this.rules = rules;
        this.audit = audit;
        this.caller = caller;
    }

    @InTransaction
    public Application create(ApplicationInput input) {
        var check = checkNames(input.name(), input.description());
        var webhooks = WebhookInput.checked(input.webhooks(), check.at("webhooks"), List.of());
        check.done();
        refuseTaken(input.name(), Optional.empty());
        var application = new Application(caller.tenant(), input.name(), input.description(), webhooks);
        applications.add(application);
        audit.created(application.getId(), LandscapeFacts.of(application));
        addAll(application, input.eventAPIs());
        return application;
    }

    /** Their documents are read one by one, to hold one at a time; nobody waits for an Application that is not there yet. */
    private void addAll(Application application, @Nullable List<EventAPIDefinitionInput> inputs) {
        refuseTwice(inputs == null ? List.of() : inputs);
        for (int i = 0; inputs != null && i < inputs.size(); i++) {
            var check = InputCheck.ofInput().at("eventAPIs").at(i);
            registrations.add(caller.tenant(), application.getId(), rules.read(inputs.get(i), check));
        }
    }

    @InTransaction
    public Application update(String id, ApplicationUpdateInput input) {
        var application = locked(id);
        var check = checkNames(input.name(), input.description());
        var webhooks = WebhookInput.checked(input.webhooks(), check.at("webhooks"), application.webhooks());
        check.done();
        refuseTaken(input.name(), Optional.of(application));
        var before = LandscapeFacts.of(application);
        boolean renamed = !application.getName().equals(input.name());
        application.become(input.name(), input.description(), webhooks);
        audit.changed(id, before, LandscapeFacts.of(application));
        if (renamed) {
            registrations.renewAll(application);
        }
        return application;
    }

    @InTransaction
    public Application delete(String id) {
        var application = locked(id);
        registrations.deleteAll(application);
        applications.remove(application);
        audit.deleted(id, LandscapeFacts.of(application));
        return application;
    }

    @ComparedBefore
    @InTransaction
    public EventAPIDefinition addEventAPI(String applicationId, ReadInput input) {
        return registrations.add(caller.tenant(), applicationId, input);
    }

    @ComparedBefore
    @InTransaction
    public EventAPIDefinition updateEventAPI(String id, ReadInput input) {
        return registrations.update(caller.tenant(), id, input);
    }

    @InTransaction
    public EventAPIDefinition changeEventAPICredentials(String id, CredentialsChange change) {
        return registrations.changeCredentials(caller.tenant(), id, change);
    }

    @InTransaction
    public EventAPIDefinition deleteEventAPI(String id) {
        return registrations.delete(caller.tenant(), id);
    }

    private Application locked(String id) {
        return applications.findLocked(caller.tenant(), id).orElseThrow(() -> new NotFoundException("application", id));
    }

    /** Said in places of the input: the ids that would be said of stored ones go with the transaction. */
    private static void refuseTwice(List<EventAPIDefinitionInput> inputs) {
        var first = new HashMap<List<String>, Integer>();
        for (int i = 0; i < inputs.size(); i++) {
            var group = inputs.get(i).group();
            var version = inputs.get(i).version();
            var other = group == null || version == null ? null : first.putIfAbsent(List.of(group, version.value()), i);
            if (other != null) {
                throw new ConflictException(
                        "eventAPIs/" + i + " is the same version of the same group as eventAPIs/" + other);
            }
        }
    }

    private void refuseTaken(String name, Optional<Application> self) {
        applications
                .findByName(caller.tenant(), name)
                .filter(other ->
                        self.isEmpty() || !other.getId().equals(self.get().getId()))
                .ifPresent(other -> {
                    throw new ConflictException("an application named " + name + " exists already: " + other.getId());
                });
    }

    private static InputCheck checkNames(String name, @Nullable String description) {
        var check = InputCheck.ofInput();
        TextRule.check(check.at("name"), name, 200);
        TextRule.checkOptional(check.at("description"), description, 10_000);
        return check;
    }
}
