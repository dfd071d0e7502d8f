package io.eventplane.replica;

import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.platform.Credential;
import io.eventplane.platform.Tenant;
import io.eventplane.subscription.ExternalSubscription;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event API definition as the Director last told it to this Runtime, secrets in clear.
 *
 * @param id the definition's id, never reused
 * @param generation grows with every change of this definition
 * @param application who publishes these events
 * @param name what people call the event API
 * @param description null when the owner gave none
 * @param group the same for all versions of one API; null when it stands alone
 * @param version null when the owner gave none
 * @param spec the AsyncAPI document; null while the Director has not fetched it yet
 * @param eventUrl where its events are published in this Runtime; null when this Runtime has no gateway
 * @param credential what a publisher must present at the gateway; null when nothing is asked for
 * @param former what a publisher may present as well, for a while; null when there is nothing
 * @param validation what happens to events that are not what the document says
 * @param maxEventsPerSecond how many events a gateway takes for it, at least 1; null leaves it to the gateway
 * @param externalSubscriptions where else its events live, in the order given
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0.0</a>
 */
public record ReplicatedDefinition(
        String id,
        long generation,
        Application application,
        String name,
        @Nullable String description,
        @Nullable String group,
        @Nullable Version version,
        @Nullable Spec spec,
        @Nullable URI eventUrl,
        @Nullable Credential credential,
        @Nullable FormerCredential former,
        PayloadValidation validation,
        @Nullable Integer maxEventsPerSecond,
        List<ExternalSubscription> externalSubscriptions) {

    public ReplicatedDefinition {
        externalSubscriptions = List.copyOf(externalSubscriptions);
    }

    /** One whose events live nowhere else. */
    public ReplicatedDefinition(
            String id,
            long generation,
            Application application,
            String name,
            @Nullable String description,
            @Nullable String group,
            @Nullable Version version,
            @Nullable Spec spec,
            @Nullable URI eventUrl,
            @Nullable Credential credential,
            @Nullable FormerCredential former,
            PayloadValidation validation,
            @Nullable Integer maxEventsPerSecond) {
        this(
                id,
                generation,
                application,
                name,
                description,
                group,
                version,
                spec,
                eventUrl,
                credential,
                former,
                validation,
                maxEventsPerSecond,
                List.of());
    }

    /** The Application that owns the definition. */
    public record Application(String id, String name, Tenant tenant) {

        /** One of the tenant {@link Tenant#DEFAULT}. */
        public Application(String id, String name) {
            this(id, name, Tenant.DEFAULT);
        }
    }

    /** How far its version is on the way out; {@link Lifecycle#CURRENT} without a version. */
    public Lifecycle lifecycle() {
        return version == null ? Lifecycle.CURRENT : version.lifecycle();
    }

    /** The same, for those who have read its document and keep it in another form. */
    public ReplicatedDefinition withoutSpec() {
        return with(null, externalSubscriptions);
    }

    /** The same with other external subscriptions. */
    public ReplicatedDefinition with(List<ExternalSubscription> others) {
        return with(spec, others);
    }

    private ReplicatedDefinition with(@Nullable Spec other, List<ExternalSubscription> others) {
        return new ReplicatedDefinition(
                id,
                generation,
                application,
                name,
                description,
                group,
                version,
                other,
                eventUrl,
                credential,
                former,
                validation,
                maxEventsPerSecond,
                others);
    }

    /**
     * The version of the API.
     *
     * @param deprecatedSince the owner's own words; null when there are none
     */
    public record Version(String value, @Nullable String deprecatedSince, Lifecycle lifecycle) {}

    /** The AsyncAPI document as it was registered, not rewritten. */
    public record Spec(String text, SpecFormat format) {

        /** Shows the size, not the document: it can be megabytes long. */
        @Override
        public String toString() {
            return "Spec[" + text.length() + " characters of " + format + "]";
        }
    }
}
