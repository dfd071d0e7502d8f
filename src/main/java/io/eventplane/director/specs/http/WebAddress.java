package io.eventplane.director.specs.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is common to the addresses that are called. */
public final class WebAddress {

    private static final int MOST_SHOWN = 200;

    private WebAddress() {}

    /**
     * Resolves what one file says of another.
     *
     * @throws FetchFailedException unless it becomes an http or https address with a host and without credentials
     */
    public static URI resolve(URI base, String reference) {
        try {
            return checked(base.resolve(new URI(reference)));
        } catch (URISyntaxException e) {
            throw new FetchFailedException("not an address: " + cut(reference));
        }
    }

    static URI checked(URI uri) {
        var scheme = Origin.of(uri).scheme();
        if (!Set.of("http", "https").contains(scheme)) {
            throw new FetchFailedException("only http and https are fetched, not " + cut(scheme));
        }
        if (uri.getHost() == null) {
            throw new FetchFailedException("an address without a host's name is not fetched: " + shown(uri));
        }
        if (uri.getRawUserInfo() != null) {
            throw new FetchFailedException("an address with credentials inside is not fetched: " + shown(uri));
        }
        return uri;
    }

    /** As messages show it: the query may hold a key, user information a password. */
    public static String shown(URI uri) {
        return cut(Origin.of(uri) + String.valueOf(uri.getRawPath()) + (uri.getRawQuery() == null ? "" : "?…"));
    }

    private static String cut(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    /** The same with these parameters, unless it has some of that name, and without a fragment. */
    static URI with(URI uri, Map<String, List<String>> parameters) {
        var query = Stream.concat(
                        Stream.ofNullable(uri.getRawQuery()).filter(q -> !q.isEmpty()),
                        parameters.entrySet().stream()
                                .filter(parameter -> !has(uri, parameter.getKey()))
                                .flatMap(WebAddress::pairs))
                .collect(Collectors.joining("&"));
        var path = String.valueOf(uri.getRawPath());
        return URI.create(
                uri.getScheme() + "://" + uri.getRawAuthority() + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static boolean has(URI uri, String name) {
        return Stream.of(String.valueOf(uri.getRawQuery()).split("&", -1))
                .anyMatch(pair -> pair.equals(encoded(name)) || pair.startsWith(encoded(name) + "="));
    }

    private static Stream<String> pairs(Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value));
    }

    /** As a form and a query write it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
