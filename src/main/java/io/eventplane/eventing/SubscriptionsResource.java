package io.eventplane.eventing;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How this agent's subscriptions on external buses stand, at {@code /runtime/subscriptions}. */
@Path("")
@OnePerApplication
public class SubscriptionsResource {

    private final Subscriptions subscriptions;

    /** Shows these. */
    @Inject
    public SubscriptionsResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * All subscriptions in the order of definition, url, topic.
     *
     * @param definition the id of one definition; null for all
     */
    @GET
    public Response subscriptions(@QueryParam("definition") @Nullable String definition) {
        var shown = subscriptions.all().stream()
                .filter(view -> definition == null || view.definitionId().equals(definition))
                .toList();
        // Bytes, so that no writer chooses another character set.
        return Response.ok(SubscriptionJson.page(shown).getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
