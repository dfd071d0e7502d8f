package io.eventplane.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses a path that means another one than it spells: with dot segments, encoded or not, or with the name of an endpoint
 * encoded. A proxy in front that lets only {@code /events/} through must not be led to {@code /graphql} by {@code
 * /events/%2e%2e/graphql}. Encoded slashes behind an endpoint's name are the endpoint's to judge.
 *
 * @see <a href="https://jakarta.ee/specifications/servlet/6.1/jakarta-servlet-spec-6.1#uri-path-canonicalization">Servlet 6.1,
 *     3.5.2</a>
 */
@WebFilter(filterName = "address-spelling", urlPatterns = "/*", asyncSupported = true)
public class AddressSpelling extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?i)(^|/|\\\\|%2f|%5c)(\\.|%2e){1,2}(;[^/]*)?(/|\\\\|%2f|%5c|$)");

    private static final Problem MISLEADING = new Problem(
            HttpServletResponse.SC_BAD_REQUEST,
            "urn:eventplane:problem:malformed-address",
            "The address means another one than it spells");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPlain(request.getRequestURI(), request.getContextPath() + request.getServletPath())) {
            chain.doFilter(request, response);
        } else {
            MISLEADING.write(response);
        }
    }

    private static boolean isPlain(String uri, String endpoint) {
        return uri.startsWith(endpoint) && !DOT_SEGMENT.matcher(uri).find();
    }
}
