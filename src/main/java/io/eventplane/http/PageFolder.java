package io.eventplane.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leads from GraphiQL's folder without its slash to the one with it, by a relative address: the container would make an absolute one out
 * of the header {@code Host}, which is the sender's to choose. A filter, because Liberty fails to cut the name of a servlet off a path
 * with dots behind it.
 */
@WebFilter(filterName = "page-folder", urlPatterns = "/graphql-ui", asyncSupported = true)
public class PageFolder extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int PERMANENT_REDIRECT = 308;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        response.setStatus(PERMANENT_REDIRECT);
        response.setHeader("Location", "graphql-ui/");
        response.setContentLength(0);
    }
}
