package io.eventplane.agent;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this Runtime offers to consumers, at {@code /runtime/events}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, the shape of what is answered when it is not
 *     200</a>
 */
@Path("events")
@OnePerApplication
public class EventsResource {

    private final Exposure exposure;
    private final AgentReplica replica;
    private final EventJson json;

    @Inject
    public EventsResource(Exposure exposure, AgentReplica replica, EventJson json) {
        this.exposure = exposure;
        this.replica = replica;
        this.json = json;
    }

    /**
     * All events in the order of application, name, id.
     *
     * @param application the name or id of one application; null for all
     */
    @GET
    public Response events(@QueryParam("application") @Nullable String application) {
        return ok(json.page(eventsOf(application), replica.failures()), MediaType.APPLICATION_JSON);
    }

    /** One event with its AsyncAPI document. */
    @GET
    @Path("{id}")
    public Response event(@PathParam("id") String id) {
        return ok(json.detail(find(id)), MediaType.APPLICATION_JSON);
    }

    /** The AsyncAPI document with this Runtime's bus as its servers, in the notation it was registered in. */
    @GET
    @Path("{id}/asyncapi")
    public Response asyncapi(@PathParam("id") String id) {
        var document = find(id).document()
                .orElseThrow(() -> new UnknownEventException(
                        "the AsyncAPI document of event " + id + " has not been fetched yet"));
        return ok(document.text(), document.mediaType());
    }

    private List<OfferedEvent> eventsOf(@Nullable String application) {
        return exposure.events().stream()
                .filter(event -> application == null || event.isOf(application))
                .toList();
    }

    private OfferedEvent find(String id) {
        return exposure.find(id).orElseThrow(() -> new UnknownEventException("this Runtime offers no event " + id));
    }

    /** Bytes, so that no writer chooses another character set. */
    private static Response ok(String text, String mediaType) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8), mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
