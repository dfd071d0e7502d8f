package io.eventplane.http;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leads from GraphiQL's folder without its slash to the one with it, by a relative address: the container would make an absolute one out
 * of the header {@code Host}, which is the sender's to choose.
 */
@WebServlet(name = "page-folder", urlPatterns = "/graphql-ui", asyncSupported = true)
public class PageFolder extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int PERMANENT_REDIRECT = 308;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(PERMANENT_REDIRECT);
        response.setHeader("Location", "graphql-ui/");
        response.setContentLength(0);
    }
}
