package io.eventplane.event;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user properties of an MQTT 5 message, in their order, possibly with names that are there twice: where the attributes of a CloudEvent in
 * binary mode are, under their own names, among whatever else a sender says.
 *
 * @param pairs names and values
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/mqtt-protocol-binding.md">MQTT binding</a>
 */
public record UserProperties(List<Pair> pairs) {

    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]+");
    private static final Set<String> OTHER_REQUIRED = Set.of("id", "source", "type");

    public UserProperties {
        pairs = List.copyOf(pairs);
    }

    /** One of them. */
    public record Pair(String name, String value) {}

    /** Whether they are meant as a CloudEvent's: who says one of these means one, and is told what is missing. */
    public boolean areOfBinaryMode() {
        if (pairs.isEmpty()) {
            return false;
        }
        var names = pairs.stream().map(Pair::name).collect(Collectors.toSet());
        return names.contains("specversion") || names.containsAll(OTHER_REQUIRED);
    }

    /**
     * Those that can be attributes; the others are somebody else's.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} when one is there twice, or says what the content type says
     */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (var pair : pairs) {
            if (pair.name().equals("datacontenttype")) {
                violations.add(new Violation(
                        pair.name(), "user-property", "the property Content Type carries this attribute"));
            } else if (isAttribute(pair) && attributes.put(pair.name(), pair.value()) != null) {
                violations.add(new Violation(pair.name(), "user-property", "it is there more than once"));
            }
        }
        if (!violations.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    Reason.MALFORMED_EVENT,
                    "User properties of the CloudEvent can't be read: see the violations.",
                    violations));
        }
        return attributes;
    }

    /** Those that are no attributes, by name; several of one name are one list. */
    public Map<String, String> others() {
        boolean binary = areOfBinaryMode();
        Map<String, String> others = new LinkedHashMap<>();
        pairs.stream()
                .filter(pair -> !binary || !isAttribute(pair))
                .forEach(pair -> others.merge(pair.name(), pair.value(), (first, next) -> first + ", " + next));
        return others;
    }

    private static boolean isAttribute(Pair pair) {
        return ATTRIBUTE.matcher(pair.name()).matches();
    }
}
