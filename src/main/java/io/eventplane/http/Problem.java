package io.eventplane.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A problem report about the request as such.
 *
 * @param type stable, a client may decide by it
 * @param title without anything of what was sent, so that nothing needs escaping
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
record Problem(int status, String type, String title) {

    /** RFC 9457, 4.2.1: about:blank says no more than the status does. */
    static Problem ofStatus(int status) {
        return new Problem(status, "about:blank", title(status));
    }

    void write(HttpServletResponse response) throws IOException {
        byte[] body = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                .formatted(type, title, status)
                .getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String title(int status) {
        return switch (status) {
            case HttpServletResponse.SC_BAD_REQUEST -> "Bad Request";
            case HttpServletResponse.SC_FORBIDDEN -> "Forbidden";
            case HttpServletResponse.SC_NOT_FOUND -> "Not Found";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "Method Not Allowed";
            default -> status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "Request Refused" : "Server Error";
        };
    }
}
