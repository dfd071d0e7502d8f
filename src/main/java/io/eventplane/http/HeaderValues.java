package io.eventplane.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/**
 * Refuses a header with control characters in its value, which whoever reads it next may take for its end, and closes the connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.5">RFC 9110, 5.5</a>
 */
@WebFilter(filterName = "header-values", urlPatterns = "/*", asyncSupported = true)
public class HeaderValues extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Problem CONTROLS = new Problem(
            HttpServletResponse.SC_BAD_REQUEST,
            "urn:eventplane:problem:malformed-header",
            "A header has control characters in its value");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean clean = Collections.list(request.getHeaderNames()).stream()
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                .allMatch(HeaderValues::isClean);
        if (clean) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close");
            CONTROLS.write(response);
        }
    }

    private static boolean isClean(String value) {
        return value.chars().noneMatch(character -> character != '\t' && (character < ' ' || character == '\u007f'));
    }
}
