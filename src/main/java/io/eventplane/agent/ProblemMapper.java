package io.eventplane.agent;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers errors below {@code /runtime} as {@code application/problem+json}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@Provider
public class ProblemMapper implements ExceptionMapper<WebApplicationException> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final UriInfo address;

    /** The container gives a stand-in that knows the request at hand. */
    public ProblemMapper(@Context UriInfo address) {
        this.address = address;
    }

    @Override
    public Response toResponse(WebApplicationException error) {
        // From the response at hand, which may carry Allow and other headers.
        return Response.fromResponse(error.getResponse())
                .entity(problem(error).getBytes(StandardCharsets.UTF_8))
                .type("application/problem+json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String problem(WebApplicationException error) {
        var status = error.getResponse().getStatusInfo();
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("type", type(error))
                .put("title", status.getReasonPhrase())
                .put("status", status.getStatusCode())
                .put("detail", detail(error))
                .put("instance", address.getAbsolutePath().getRawPath()));
    }

    /** RFC 9457, 4.2.1: about:blank says no more than the status does. */
    private static String type(WebApplicationException error) {
        return error instanceof UnknownEventException ? "urn:eventplane:problem:unknown-event" : "about:blank";
    }

    /** The container's own words name its classes and codes. */
    private static String detail(WebApplicationException error) {
        return error instanceof UnknownEventException unknown
                ? String.valueOf(unknown.getMessage())
                : "see /runtime/events for what this Runtime offers";
    }
}
