package io.eventplane.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers what they must not do with an answer: guess its type, show it in a frame, run what it did not bring, tell others of its
 * address, or ask for it in clear once it was to be had over TLS.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy 3</a>
 */
@WebFilter(filterName = "answer-headers", urlPatterns = "/*", asyncSupported = true)
public class AnswerHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String PAGES = "/graphql-ui/";
    private static final String A_YEAR = "max-age=31536000";

    /** Answers of the API are no pages. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final String pagesPolicy;

    /** @param issuer whom the login page asks for tokens */
    @Inject
    public AnswerHeaders(@ConfigProperty(name = "eventplane.oidc.issuer") Optional<URI> issuer) {
        // GraphiQL's editor writes style attributes.
        this.pagesPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " font-src 'self' data:; connect-src 'self'"
                        + issuer.map(uri -> " " + uri.getScheme() + "://" + uri.getRawAuthority())
                                .orElse("")
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", isPage(request) ? pagesPolicy : NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        chain.doFilter(request, response);
    }

    /** By its address: the folder itself is served under no servlet's path. */
    private static boolean isPage(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + PAGES);
    }
}
