package io.eventplane.director.identity;

import io.eventplane.director.failure.UnauthenticatedException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nobody reach GraphQL who has not proved who it is. */
@WebFilter(filterName = "director-authentication", urlPatterns = "/graphql/*")
public class AuthenticationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Authenticate authenticate;
    private final transient CurrentCaller current;

    @Inject
    public AuthenticationFilter(Authenticate authenticate, CurrentCaller current) {
        this.authenticate = authenticate;
        this.current = current;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            current.set(authenticate.caller(request.getHeader("Authorization")));
        } catch (UnauthenticatedException e) {
            refuse(response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, UnauthenticatedException e) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Basic realm=\"eventplane Director\", charset=\"UTF-8\"");
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"errors\":[{\"message\":\"" + e.getMessage() + "\",\"extensions\":{\"code\":\""
                        + e.code().text() + "\"}}]}");
    }
}
