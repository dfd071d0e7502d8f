package io.eventplane.gateway.http;

import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a refused sender is asked for, of all schemes that will do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110, section 11.6.1, WWW-Authenticate</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
 */
final class Challenges {

    private static final String REALM = " realm=\"eventplane\"";

    private Challenges() {}

    static String of(Refusal refusal) {
        if (refusal.reason() == Reason.INSUFFICIENT_SCOPE) {
            return "Bearer" + REALM + ", error=\"insufficient_scope\", scope=\""
                    + quotable(String.join(" ", refusal.alternatives())) + "\"";
        }
        return schemes(refusal).stream()
                .map(scheme -> challenge(scheme, refusal))
                .collect(Collectors.joining(", "));
    }

    /** Some scheme there must be. */
    private static List<String> schemes(Refusal refusal) {
        return refusal.alternatives().isEmpty() ? List.of("Basic") : refusal.alternatives();
    }

    private static String challenge(String scheme, Refusal refusal) {
        if (scheme.equals("Basic")) {
            return "Basic" + REALM + ", charset=\"UTF-8\"";
        }
        if (scheme.equals("Bearer") && refusal.reason() == Reason.INVALID_TOKEN) {
            return "Bearer" + REALM + ", error=\"invalid_token\", error_description=\"" + quotable(refusal.detail())
                    + "\"";
        }
        int space = scheme.indexOf(' ');
        return space < 0 ? scheme + REALM : scheme.substring(0, space) + REALM + ", " + scheme.substring(space + 1);
    }

    private static String quotable(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", "'");
    }
}
