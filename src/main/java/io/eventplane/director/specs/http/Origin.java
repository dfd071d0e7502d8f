package io.eventplane.director.specs.http;

import java.net.URI;
import java.util.Locale;

/**
 * Who answers at an address: what credentials for it may be shown to.
 *
 * @param port never the default's -1
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a>
 */
public record Origin(String scheme, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public static Origin of(URI uri) {
        var scheme = lower(String.valueOf(uri.getScheme()));
        int standard = scheme.equals("https") ? HTTPS : HTTP;
        return new Origin(scheme, lower(String.valueOf(uri.getHost())), uri.getPort() < 0 ? standard : uri.getPort());
    }

    @Override
    public String toString() {
        boolean usual = port == (scheme.equals("https") ? HTTPS : HTTP);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
