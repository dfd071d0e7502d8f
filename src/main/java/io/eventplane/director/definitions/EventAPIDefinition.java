package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.documents.SpecFindings;
import io.eventplane.director.documents.SpecFindingsColumn;
import io.eventplane.director.pages.Positioned;
import io.eventplane.platform.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * An event API of an Application: its specification, what a publisher must present, and where else its events live.
 *
 * <p>Its generation starts at 1 and grows by one with every change that a Runtime must hear of; whoever has seen a generation ignores
 * all up to it. The document itself lies in {@link SpecDocument}, so that lists of definitions do not read it.
 */
@Entity
@Table(name = "event_api_definition")
@Type("EventAPIDefinition")
@Description("An event API of an Application.")
public class EventAPIDefinition implements Positioned {

    @jakarta.persistence.Id
    private String id;

    @Column(insertable = false, updatable = false)
    private long position;

    @Column(name = "application_id", nullable = false, updatable = false)
    private String applicationId;

    /** Its Application's; the store holds it to that. */
    @Column(updatable = false)
    private String tenant;

    @jakarta.persistence.Version
    private int revision;

    private int generation;
    private String name;
    private @Nullable String description;

    @Column(name = "group_name")
    private @Nullable String group;

    @Column(name = "version_value")
    private @Nullable String versionValue;

    @Column(name = "version_deprecated")
    private @Nullable Boolean versionDeprecated;

    @Column(name = "version_deprecated_since")
    private @Nullable String versionDeprecatedSince;

    @Column(name = "version_for_removal")
    private @Nullable Boolean versionForRemoval;

    @Column(name = "version_deprecation")
    private @Nullable OffsetDateTime versionDeprecation;

    @Column(name = "version_sunset")
    private @Nullable OffsetDateTime versionSunset;

    @Enumerated(EnumType.STRING)
    @Column(name = "spec_type")
    private EventAPISpecType specType;

    @Enumerated(EnumType.STRING)
    @Column(name = "spec_format")
    private @Nullable SpecFormat specFormat;

    @Convert(converter = SpecFindingsColumn.class)
    @Column(name = "spec_findings")
    private @Nullable SpecFindings specFindings;

    @Convert(converter = AuthColumn.class)
    private @Nullable Auth auth;

    @Convert(converter = FormerAuthColumn.class)
    @Column(name = "former_auth")
    private @Nullable Auth formerAuth;

    @Column(name = "former_auth_until")
    private @Nullable OffsetDateTime formerAuthUntil;

    @Convert(converter = SubscriptionsColumn.class)
    @Column(name = "external_subscriptions")
    private ExternalSubscriptions externalSubscriptions;

    @Convert(converter = FetchRequestColumn.class)
    @Column(name = "fetch_request")
    private @Nullable FetchSource fetchSource;

    @Enumerated(EnumType.STRING)
    @Column(name = "payload_validation")
    private PayloadValidation payloadValidation;

    @Column(name = "max_events_per_second")
    private @Nullable Integer maxEventsPerSecond;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime created;

    @Column(name = "updated_at")
    private OffsetDateTime updated;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected EventAPIDefinition() {}

    EventAPIDefinition(Tenant tenant, String id, String applicationId, Registration registration, Instant now) {
        this.tenant = tenant.name();
        this.id = id;
        this.applicationId = applicationId;
        this.created = stored(now);
        this.updated = stored(now);
        this.name = registration.name();
        this.specType = registration.specType();
        this.externalSubscriptions = new ExternalSubscriptions(registration.externalSubscriptions());
        this.payloadValidation = registration.payloadValidation();
        become(registration, now);
    }

    /** Becomes what the registration says; a new generation. */
    final void become(Registration registration, Instant now) {
        name = registration.name();
        description = registration.description();
        group = registration.group();
        specType = registration.specType();
        specFormat = registration.specFormat();
        if (registration.document() != null) {
            find(registration.findings());
        }
        present(publisherAuth().replacedBy(registration.auth()));
        externalSubscriptions = new ExternalSubscriptions(registration.externalSubscriptions());
        fetchSource = registration.fetchSource();
        payloadValidation = registration.payloadValidation();
        maxEventsPerSecond = registration.maxEventsPerSecond();
        setVersion(registration.version());
        renew(now);
    }

    /** What its publishers may present from now on; a new generation. */
    final void changeCredentials(CredentialsChange change, Instant now) {
        present(change.applied(publisherAuth(), now));
        renew(now);
    }

    final PublisherAuth publisherAuth() {
        var until = shown(formerAuthUntil);
        return new PublisherAuth(auth, formerAuth == null || until == null ? null : new FormerAuth(formerAuth, until));
    }

    private void present(PublisherAuth next) {
        var former = next.former();
        auth = next.present();
        formerAuth = former == null ? null : former.auth();
        formerAuthUntil = former == null ? null : stored(former.validUntil());
    }

    /** Takes over what its fetched document says of it; answers whether that is anything new. Makes no new generation. */
    final boolean takeOver(SpecFormat format, String newName) {
        boolean changed = format != specFormat || !newName.equals(name);
        specFormat = format;
        name = newName;
        return changed;
    }

    /** What is off with the document that it has now. */
    final void find(SpecFindings findings) {
        specFindings = findings.areNone() ? null : findings;
    }

    /** A new generation, because something that Runtimes derive from this definition has changed. */
    final void renew(Instant now) {
        generation++;
        updated = stored(now);
    }

    /** As precise as the column: what is answered at once is what is read later. EclipseLink reads no {@code Instant} from it. */
    private static OffsetDateTime stored(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime stored(@Nullable Timestamp moment) {
        return moment == null ? null : stored(moment.instant());
    }

    private static @Nullable Timestamp shown(@Nullable OffsetDateTime moment) {
        return moment == null ? null : new Timestamp(moment.toInstant());
    }

    private void setVersion(@Nullable Version version) {
        versionValue = version == null ? null : version.value();
        versionDeprecated = version == null ? null : version.deprecated();
        versionDeprecatedSince = version == null ? null : version.deprecatedSince();
        versionForRemoval = version == null ? null : version.forRemoval();
        versionDeprecation = version == null ? null : stored(version.deprecation());
        versionSunset = version == null ? null : stored(version.sunset());
    }

    @Id
    @NonNull
    public String getId() {
        return id;
    }

    @Id
    @Name("applicationID")
    @Description("The Application that owns it.")
    public String getApplicationID() {
        return applicationId;
    }

    @Description("What people call it; the document's title unless it was given.")
    public String getName() {
        return name;
    }

    public @Nullable String getDescription() {
        return description;
    }

    @Description("Starts at 1 and grows with every change.")
    public Integer getGeneration() {
        return generation;
    }

    @Description("group allows you to find the same API but in different version")
    public @Nullable String getGroup() {
        return group;
    }

    public @Nullable Version getVersion() {
        return versionValue == null
                ? null
                : new Version(
                        versionValue,
                        versionDeprecated,
                        versionDeprecatedSince,
                        versionForRemoval,
                        shown(versionDeprecation),
                        shown(versionSunset));
    }

    @NonNull
    public EventAPISpec getSpec() {
        var findings = specFindings == null ? SpecFindings.none() : specFindings;
        return new EventAPISpec(
                id,
                specType,
                specFormat,
                fetchSource == null ? null : FetchRequest.of(id, fetchSource),
                findings.warnings(),
                findings.unresolved());
    }

    @Description("What gateways do with an event that is not what the document says of its message.")
    public PayloadValidation getPayloadValidation() {
        return payloadValidation;
    }

    @Description("How many events per second each gateway takes for it; null leaves that to the gateway.")
    public @Nullable Integer getMaxEventsPerSecond() {
        return maxEventsPerSecond;
    }

    @Description("When it was registered.")
    public Timestamp getCreatedAt() {
        return new Timestamp(created.toInstant());
    }

    @Description("When it last changed.")
    public Timestamp getUpdatedAt() {
        return new Timestamp(updated.toInstant());
    }

    @Override
    public long position() {
        return position;
    }

    /** Whose it is: its Application's. */
    public Tenant tenant() {
        return new Tenant(tenant);
    }

    /** What a publisher must present, secrets included. */
    public @Nullable Auth auth() {
        return auth;
    }

    /** What a publisher may present as well at that moment, secrets included. */
    public Optional<FormerAuth> formerAuth(Instant now) {
        return publisherAuth().validFormer(now);
    }

    /** Where else the events live, secrets included; in the order given. */
    public List<EventAPISubscription> externalSubscriptions() {
        return externalSubscriptions.list();
    }

    /** Where the specification is fetched from, secrets included. */
    public @Nullable FetchSource fetchSource() {
        return fetchSource;
    }

    @Nullable
    SpecFormat specFormat() {
        return specFormat;
    }
}
