package io.eventplane.director.runtimes;

import io.eventplane.director.pages.Positioned;
import io.eventplane.platform.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A place where workloads run: it contains an Event Gateway, a Runtime Agent, an Event Bus and an eventing system. */
@Entity
@Table(name = "runtime")
@Type("Runtime")
@Description("A place where workloads run, with an Event Gateway and an Event Bus of its own.")
@SuppressWarnings("JavaLangClash") // The schema's word.
public class Runtime implements Positioned {

    @jakarta.persistence.Id
    private String id;

    @Column(insertable = false, updatable = false)
    private long position;

    @Version
    private int revision;

    @Column(updatable = false)
    private String tenant;

    private String name;
    private @Nullable String description;

    @Column(name = "event_gateway_url")
    private @Nullable String eventGatewayURL;

    @Column(name = "client_id")
    private @Nullable String clientID;

    @Column(name = "secret_digest")
    private String secretDigest;

    @Transient
    private @Nullable AgentAuth agentAuth;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Runtime() {}

    Runtime(
            Tenant tenant,
            String name,
            @Nullable String description,
            @Nullable String eventGatewayURL,
            RuntimeSecret secret) {
        this.id = UUID.randomUUID().toString();
        this.tenant = tenant.name();
        this.name = name;
        this.description = description;
        this.eventGatewayURL = eventGatewayURL;
        this.secretDigest = secret.digest();
        this.agentAuth = new AgentAuth(id, secret.text());
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

    public @Nullable String getDescription() {
        return description;
    }

    @Description("Where its Event Gateway is reached by publishers; event URLs are made of it.")
    public @Nullable String getEventGatewayURL() {
        return eventGatewayURL;
    }

    @Name("clientID")
    @Description("The client of the OpenID provider whose tokens speak for it: they read what it may read.")
    public @Nullable String getClientID() {
        return clientID;
    }

    /** From now on; null for none. */
    public void ownClient(@Nullable String id) {
        clientID = id;
    }

    @Description("What its gateway and agent present to the Director; answered by createRuntime, and never again.")
    public @Nullable AgentAuth getAgentAuth() {
        return agentAuth;
    }

    /** Whose it is, which never changes. */
    public Tenant tenant() {
        return new Tenant(tenant);
    }

    @Override
    public long position() {
        return position;
    }

    /** Whether this is the secret that was handed out when the Runtime was created. */
    boolean isSecret(String secret) {
        return new RuntimeSecret(secret).matches(secretDigest);
    }

    /** The SHA-256 of its secret, which its reports are signed with. */
    public byte[] secretDigest() {
        return Base64.getDecoder().decode(secretDigest);
    }

    /** Where publishers reach its Event Gateway from now on. */
    void moveGateway(String url) {
        eventGatewayURL = url;
    }

    /** A new secret; the old one is of no use any more. */
    void renew(RuntimeSecret secret) {
        secretDigest = secret.digest();
        agentAuth = new AgentAuth(id, secret.text());
    }
}
