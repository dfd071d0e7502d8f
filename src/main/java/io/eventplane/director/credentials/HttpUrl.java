package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The rule for addresses that the Director or a Runtime will call over HTTP. */
public final class HttpUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static final int LAST_PORT = 65_535;

    /** What RFC 9110, 4.1, asks everybody to take at least is 8000. */
    private static final int MOST_CHARACTERS = 8000;

    private HttpUrl() {}

    /** Notes what is wrong with an address: it must be absolute, http or https, with a host and without credentials. */
    public static void check(InputCheck check, String url) {
        TextRule.checkOptional(check, url, MOST_CHARACTERS);
        try {
            var uri = new URI(url);
            check.that(
                    uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(java.util.Locale.ROOT)),
                    "http-url",
                    "an absolute http or https URL is needed");
            check.that(uri.getHost() != null, "http-url", "the URL names no host");
            check.that(uri.getPort() <= LAST_PORT, "http-url", "ports end at " + LAST_PORT);
            check.that(uri.getRawUserInfo() == null, "no-user-info", "credentials belong into auth, not into the URL");
        } catch (URISyntaxException e) {
            check.that(false, "http-url", "not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
    }
}
