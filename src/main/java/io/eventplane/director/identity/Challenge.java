package io.eventplane.director.identity;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code WWW-Authenticate} says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
 */
public final class Challenge {

    private static final String REALM = "realm=\"eventplane Director\"";

    private Challenge() {}

    /** For whoever could present user and password. */
    static String basic() {
        return "Basic " + REALM + ", charset=\"UTF-8\"";
    }

    /** For whoever presented nothing. */
    static String bearer() {
        return "Bearer " + REALM;
    }

    /** For whoever presented something that does not do: {@code invalid_token} or {@code invalid_request}. */
    static String bearer(String error, String description) {
        return bearer() + ", error=\"" + error + "\", error_description=\"" + quotable(description) + "\"";
    }

    /** For whoever presented a token that is good for less. */
    public static String insufficientScope(Set<Scope> needed) {
        return bearer() + ", error=\"insufficient_scope\", scope=\""
                + needed.stream().map(Scope::text).sorted().collect(Collectors.joining(" ")) + "\"";
    }

    private static String quotable(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", "'");
    }
}
