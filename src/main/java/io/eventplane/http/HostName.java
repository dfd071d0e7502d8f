package io.eventplane.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses a request that is for no host, for several, or for what can be no host: Liberty takes any of them.
 *
 * <p>While whoever reaches the loopback address is the operator, it must be asked for by a name of this machine: a web page whose name
 * its owner lets mean 127.0.0.1 is of the same origin as this server, to a browser, and could ask it anything.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, 3.2</a>
 * @see <a href="https://capec.mitre.org/data/definitions/275.html">CAPEC-275, DNS rebinding</a>
 */
@WebFilter(filterName = "host-name", urlPatterns = "/*", asyncSupported = true)
public class HostName extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern HOST = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(:([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}))?");

    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

    private static final Problem NONE = new Problem(
            HttpServletResponse.SC_BAD_REQUEST,
            "urn:eventplane:problem:malformed-host",
            "A request must be for exactly one host");

    private static final int MISDIRECTED = 421;

    private static final Problem MISLED = new Problem(
            MISDIRECTED,
            "urn:eventplane:problem:misdirected-request",
            "Without a password this server is asked by a name of its machine only, such as localhost");

    private final boolean open;
    private final String own;

    /** As the configuration says who may ask. */
    @Inject
    public HostName(Config config) {
        this.own = config.getValue("eventplane.http.host", String.class);
        this.open = List.of("eventplane.director.admin-password", "eventplane.oidc.issuer").stream()
                .noneMatch(key -> config.getOptionalValue(key, String.class).isPresent());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isOneHost(request)) {
            response.setHeader("Connection", "close");
            NONE.write(response);
        } else if (open && !isOfThisMachine(request.getServerName())) {
            MISLED.write(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** HTTP/2 has a field of its own for it, HTTP/1.0 needs none. */
    private static boolean isOneHost(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return hosts.isEmpty()
                ? !request.getProtocol().equals("HTTP/1.1")
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    private boolean isOfThisMachine(String name) {
        return OF_THIS_MACHINE.matcher(name).matches() || name.equalsIgnoreCase(own);
    }
}
