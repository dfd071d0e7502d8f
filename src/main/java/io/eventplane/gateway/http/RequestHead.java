package io.eventplane.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Copies what a request says before its body: the container may use the request again before its answer is written. */
final class RequestHead {

    private RequestHead() {}

    static HttpHead of(HttpServletRequest request) {
        return new HttpHead(request.getMethod(), request.getRequestURI(), path(request), headers(request));
    }

    /** From the raw URI: the decoded path info wouldn't tell a slash that separates from one that doesn't. */
    private static String path(HttpServletRequest request) {
        int before =
                request.getContextPath().length() + request.getServletPath().length();
        var uri = request.getRequestURI();
        return before <= uri.length() ? uri.substring(before) : "";
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
