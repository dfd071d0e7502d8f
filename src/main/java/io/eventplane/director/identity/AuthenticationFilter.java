package io.eventplane.director.identity;

import io.eventplane.director.failure.UnauthenticatedException;
import io.eventplane.token.InvalidTokenException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets nobody reach GraphQL who has not proved who it is. */
@WebFilter(filterName = "director-authentication", urlPatterns = "/graphql/*")
public class AuthenticationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(AuthenticationFilter.class.getName());
    private static final Pattern TOKEN_IN_QUERY =
            Pattern.compile("(^|&)access(_|%5F)token(=|&|$)", Pattern.CASE_INSENSITIVE);

    private final transient Authenticate authenticate;
    private final transient CurrentCaller current;
    private final transient Event<AccessRefused> refused;

    @Inject
    public AuthenticationFilter(Authenticate authenticate, CurrentCaller current, Event<AccessRefused> refused) {
        this.authenticate = authenticate;
        this.current = current;
        this.refused = refused;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            refusal.get().send(response);
            refused.fire(refusal.get().from(request.getRemoteAddr()));
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Refusal> refusal(HttpServletRequest request) {
        var authorizations = Collections.list(request.getHeaders("Authorization"));
        if (hasTokenInAddress(request)) {
            return Optional.of(Refusal.ofRequest(
                    "a token belongs in the header Authorization; in an address it ends up in logs and histories"));
        }
        return authorizations.size() > 1
                ? Optional.of(Refusal.ofRequest("there is more than one header Authorization"))
                : refusal(authorizations.isEmpty() ? null : authorizations.get(0), request.getRemoteAddr());
    }

    private Optional<Refusal> refusal(@Nullable String authorization, String address) {
        try {
            current.set(authenticate.caller(authorization), address);
            return Optional.empty();
        } catch (UnauthenticatedException e) {
            return Optional.of(Refusal.of(e, authenticate.takesTokens()));
        } catch (InvalidTokenException e) {
            LOG.log(Level.FINE, "a token was refused", e);
            return Optional.of(Refusal.of(e));
        }
    }

    /** RFC 6750, section 2.3, which RFC 9700 takes back. */
    private static boolean hasTokenInAddress(HttpServletRequest request) {
        return TOKEN_IN_QUERY
                .matcher(Objects.requireNonNullElse(request.getQueryString(), ""))
                .find();
    }
}
