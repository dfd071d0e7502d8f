package io.eventplane.subscription;

import io.eventplane.platform.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the auth of a subscription over HTTP may be. What is pulled is asked for with it; what is pushed has to come with it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.1">RFC 9110, sections 5.1 and 5.5</a>
 */
final class HttpAuthRules {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

    /** Those that say how a request is to be read, and those that have a place of their own in a subscription. */
    private static final Set<String> OTHERS = Set.of(
            "accept",
            "authorization",
            "connection",
            "content-length",
            "expect",
            "host",
            "last-event-id",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HttpAuthRules() {}

    /** What is wrong, each with what would be right; empty when nothing is. */
    static List<String> objectionsTo(ExternalSubscription subscription, boolean pushed) {
        List<String> all = new ArrayList<>();
        if (pushed && subscription.auth().isEmpty()) {
            all.add("what is pushed has to prove where it comes from: give it a user, or a client of a trusted issuer");
        }
        subscription.auth().ifPresent(auth -> {
            if (auth.credential() instanceof Credential.Basic basic
                    && basic.username().indexOf(':') >= 0) {
                all.add("a user name has no colon over HTTP: it ends the name");
            }
            auth.headers().forEach((name, values) -> addObjections(name, values, all));
            addObjections(auth.queryParams(), pushed, all);
        });
        return all;
    }

    private static void addObjections(String name, List<String> values, List<String> all) {
        if (!NAME.matcher(name).matches()) {
            all.add("additionalHeaders: a header's name has letters, digits and dashes");
        } else if (OTHERS.contains(name.toLowerCase(Locale.ROOT))) {
            all.add("additionalHeaders: " + name + " is not for a subscription to set: leave it away");
        } else if (!values.stream().allMatch(value -> VALUE.matcher(value).matches())) {
            all.add("additionalHeaders: a value of " + name + " has characters beyond printable ASCII, or is empty");
        }
    }

    /** RFC 6750, 2.3: a token there is seen by everyone who reads a log. */
    private static void addObjections(Map<String, List<String>> parameters, boolean pushed, List<String> all) {
        if (parameters.containsKey("")) {
            all.add("additionalQueryParams: a parameter has a name");
        }
        if (pushed && parameters.containsKey("access_token")) {
            all.add("additionalQueryParams: the gateway takes no access_token there: it is sent in Authorization");
        }
    }
}
