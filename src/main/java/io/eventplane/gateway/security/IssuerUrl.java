package io.eventplane.gateway.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An allowed issuer, as the addresses below it are told.
 *
 * @param issuer as its tokens name it
 */
record IssuerUrl(String issuer) {

    /** Whether that address is the issuer's own, or one below it: by whole segments, and with no way up or out. */
    boolean isAbove(String url) {
        var own = parsed(issuer);
        var other = parsed(url);
        return own.isPresent()
                && other.isPresent()
                && own.get().origin().equals(other.get().origin())
                && (other.get().path() + "/").startsWith(own.get().path() + "/");
    }

    /**
     * A URL that is nothing but an origin and a path.
     *
     * @param path without a slash at its end
     */
    private record Parsed(String origin, String path) {}

    private static Optional<Parsed> parsed(String url) {
        try {
            var uri = new URI(url);
            boolean plain = uri.getScheme() != null && uri.getHost() != null && uri.getRawUserInfo() == null;
            return plain && isStraight(path(uri)) ? Optional.of(new Parsed(origin(uri), path(uri))) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static String path(URI uri) {
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** What servers may read in different ways is below nothing. */
    private static boolean isStraight(String path) {
        return path.indexOf('%') < 0
                && path.indexOf('\\') < 0
                && !path.contains("//")
                && !(path + "/").contains("/./")
                && !(path + "/").contains("/../");
    }
}
