package io.eventplane.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses a request whose headers don't say in a known way how long its body is, and closes the connection behind it: Liberty would
 * wait for a body of 10^20 bytes, and read one in an unknown transfer encoding by its length, where a proxy in front may have read
 * another end.
 *
 * <p>Behind chunks the connection is closed as well: Liberty takes a bare line feed for a line end in them, and of a size only the last
 * 32 bits, so that it may see an end where a proxy sees none.
 *
 * <p>Out of reach: of several lengths Liberty has chosen the first by itself, and of length and {@code chunked} the latter. It takes a
 * bare line feed for the end of a header, blanks in front of a header's colon for none, and folded lines for one; what it has made of
 * them is judged here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, section 6.3, and 11.2 on request smuggling</a>
 */
@WebFilter(filterName = "request-framing", urlPatterns = "/*", asyncSupported = true)
public class RequestFraming extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final Problem UNKNOWN = new Problem(
            HttpServletResponse.SC_BAD_REQUEST,
            "urn:eventplane:problem:unknown-length",
            "The headers don't say in a known way how long the body is");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isFramed(request)) {
            chain.doFilter(request, response);
            return;
        }
        List<String> encodings = all(request, "Transfer-Encoding");
        boolean clear = isClear(all(request, "Content-Length"), encodings, mayBeEmpty(request));
        if (!clear || !encodings.isEmpty()) {
            response.setHeader("Connection", "close");
        }
        if (clear) {
            chain.doFilter(request, response);
        } else {
            UNKNOWN.write(response);
        }
    }

    /** HTTP/2 frames its bodies; the length is no more than a hint there, which Liberty lists twice. */
    private static boolean isFramed(HttpServletRequest request) {
        return !request.getProtocol().startsWith("HTTP/1");
    }

    /**
     * Liberty hides a length that is no number, and would take the body for the next request. RFC 9110, 8.6, wants a length of HTTP/1.1
     * clients even where a posted body is empty.
     */
    private static boolean mayBeEmpty(HttpServletRequest request) {
        return !WITH_BODY.contains(request.getMethod());
    }

    private static boolean isClear(List<String> lengths, List<String> encodings, boolean mayBeEmpty) {
        if (encodings.isEmpty()) {
            return lengths.isEmpty() ? mayBeEmpty : lengths.size() == 1 && isLength(lengths.get(0));
        }
        return lengths.isEmpty()
                && encodings.size() == 1
                && "chunked".equalsIgnoreCase(encodings.get(0).strip());
    }

    private static boolean isLength(String value) {
        return LENGTH.matcher(value.strip()).matches();
    }

    private static List<String> all(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
