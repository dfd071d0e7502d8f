package io.eventplane.gateway.http;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.PercentEncoded;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers {@code ce-*} of binary mode.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values">
 *     HTTP binding, section 3.1.3.2</a>
 */
final class AttributeHeaders {

    static final String PREFIX = "ce-";

    private AttributeHeaders() {}

    static boolean any(HttpHead head) {
        for (var header : head.headers()) {
            if (isAttribute(header.getKey())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Attribute name → decoded value.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} with every header that can't be read
     */
    static Map<String, String> read(HttpHead head) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (var header : head.headers()) {
            if (isAttribute(header.getKey())) {
                var name = header.getKey().toLowerCase(Locale.ROOT);
                try {
                    attributes.merge(
                            name.substring(PREFIX.length()), value(name, header.getValue()), AttributeHeaders::twice);
                } catch (IllegalArgumentException e) {
                    violations.add(new Violation(name, "header", String.valueOf(e.getMessage())));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    Reason.MALFORMED_EVENT,
                    "Headers of the CloudEvent can't be read: see the violations.",
                    violations));
        }
        return attributes;
    }

    private static boolean isAttribute(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static String value(String name, String value) {
        if (name.equals("ce-datacontenttype")) {
            throw new IllegalArgumentException("in binary mode the header Content-Type carries this attribute");
        }
        return decoded(value);
    }

    private static String twice(String first, String other) {
        throw new IllegalArgumentException("the header is there more than once");
    }

    private static String decoded(String value) {
        if (value.chars().anyMatch(c -> c > '~')) {
            throw new IllegalArgumentException("characters beyond ASCII are percent-encoded in a header");
        }
        return PercentEncoded.decode(unquoted(value));
    }

    /** Senders may quote a value as HTTP allows it. */
    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
