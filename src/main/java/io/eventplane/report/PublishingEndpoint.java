package io.eventplane.report;

import java.util.regex.Pattern;

/**
 * Where a gateway is reached over one protocol.
 *
 * @param protocol its name in lower case: {@code http}
 * @param url where publishers connect. One that holds {@value #DEFINITION} is, with a definition's id in that place, the definition's event
 *     URL, and channels are below it; beside any other, publishers name an address {@code events/{definition id}/{channel address}}
 */
public record PublishingEndpoint(String protocol, String url) {

    /** Stands in a URL for a definition's id. */
    public static final String DEFINITION = "{definition}";

    private static final Pattern PROTOCOL = Pattern.compile("[a-z0-9][a-z0-9+.-]{0,49}");
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s\\p{Cntrl}\\p{Cs}]{1,2000}");

    public PublishingEndpoint {
        if (!isProtocol(protocol)) {
            throw new IllegalArgumentException("a protocol's name must match " + PROTOCOL);
        }
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("the URL of protocol " + protocol + " must match " + URL);
        }
    }

    /** Whether this may be a protocol's name. */
    static boolean isProtocol(String name) {
        return PROTOCOL.matcher(name).matches();
    }

    /** Whether each definition has a URL of its own, rather than an address beside the URL. */
    public boolean isPerDefinition() {
        return url.contains(DEFINITION);
    }

    /** The URL for one definition. */
    public String urlOf(String definitionId) {
        return url.replace(DEFINITION, definitionId);
    }
}
