package io.eventplane.director.applications;

import io.eventplane.director.pages.Positioned;
import io.eventplane.director.webhooks.Webhook;
import io.eventplane.director.webhooks.Webhooks;
import io.eventplane.director.webhooks.WebhooksColumn;
import io.eventplane.platform.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A system that publishes events. Its name is unique within its tenant: the addresses of its events on the bus are made of it. */
@Entity
@Table(name = "application")
@Type("Application")
@Description("A system that publishes events.")
public class Application implements Positioned {

    @jakarta.persistence.Id
    private String id;

    @Column(insertable = false, updatable = false)
    private long position;

    @Version
    private int revision;

    /** Kept by statements of its own; this object does not follow it. */
    @Column(name = "definition_count", insertable = false, updatable = false)
    private long definitionCount;

    @Column(updatable = false)
    private String tenant;

    @Column(name = "client_id")
    private @Nullable String clientID;

    private String name;
    private @Nullable String description;

    @Convert(converter = WebhooksColumn.class)
    @Column(name = "webhooks")
    private Webhooks hooks;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Application() {}

    /** A new Application. */
    public Application(Tenant tenant, String name, @Nullable String description, List<Webhook> webhooks) {
        this.id = UUID.randomUUID().toString();
        this.tenant = tenant.name();
        this.name = name;
        this.description = description;
        this.hooks = new Webhooks(webhooks);
    }

    /** Becomes what is given. */
    public void become(String newName, @Nullable String newDescription, List<Webhook> newWebhooks) {
        name = newName;
        description = newDescription;
        hooks = new Webhooks(newWebhooks);
    }

    @Id
    @NonNull
    public String getId() {
        return id;
    }

    @NonNull
    public String getName() {
        return name;
    }

    @Description("Whose it is: the tenant that a token's claim named, else `default`.")
    public @NonNull String getTenant() {
        return tenant;
    }

    public @Nullable String getDescription() {
        return description;
    }

    @Name("clientID")
    @Description(
            "The client of the OpenID provider whose tokens speak for it: of all Applications they change only this one.")
    public @Nullable String getClientID() {
        return clientID;
    }

    /** From now on; null for none. */
    public void ownClient(@Nullable String id) {
        clientID = id;
    }

    @Description("Where it wants to hear where to publish; without their secrets.")
    public @NonNull List<@NonNull Webhook> getWebhooks() {
        return hooks.list().stream().map(Webhook::masked).toList();
    }

    /** The webhooks, secrets included, in the order given. */
    public List<Webhook> webhooks() {
        return hooks.list();
    }

    /** Whose it is, which never changes. */
    public Tenant tenant() {
        return new Tenant(tenant);
    }

    @Override
    public long position() {
        return position;
    }
}
