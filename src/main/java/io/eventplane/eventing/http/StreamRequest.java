package io.eventplane.eventing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The requests that a subscription's streams are asked for with.
 *
 * @param uri the subscription's, with its additional query parameters
 * @param headers additional ones
 */
record StreamRequest(URI uri, Map<String, List<String>> headers) {

    static StreamRequest of(ExternalSubscription subscription) {
        return new StreamRequest(
                URI.create(address(
                        subscription.url(),
                        subscription.auth().map(SubscriptionAuth::queryParams).orElseGet(Map::of))),
                subscription.auth().map(SubscriptionAuth::headers).orElseGet(Map::of));
    }

    /**
     * One of them.
     *
     * @param target the uri, or where the server says that it is now
     * @param lastId behind which event the server is to go on; empty leaves it to the server
     */
    HttpRequest to(URI target, Optional<String> authorization, String lastId) {
        var request = HttpRequest.newBuilder(target)
                .setHeader("Accept", Answer.EVENT_STREAM)
                .setHeader("Cache-Control", "no-store");
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        if (!lastId.isEmpty()) {
            request.setHeader("Last-Event-ID", lastId);
        }
        return request.build();
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "StreamRequest[" + uri.getHost() + ", headers=" + headers.keySet() + "]";
    }

    private static String address(String url, Map<String, List<String>> parameters) {
        if (parameters.isEmpty()) {
            return url;
        }
        String added = parameters.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return url + (url.indexOf('?') < 0 ? '?' : '&') + added;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
