package io.eventplane.event.amqp;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event in binary mode, among the application properties of its message: {@code cloudEvents:id}, or
 * {@code cloudEvents_id} from JMS clients, which can't write a colon.
 *
 * @param prefix what stands before an attribute's name in this message
 * @param properties name with prefix → value
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md#3131-amqp-application-property-names">
 *     AMQP binding, section 3.1.3</a>
 */
record AttributeProperties(String prefix, Map<String, Object> properties) {

    private static final List<String> PREFIXES = List.of("cloudEvents:", "cloudEvents_");

    /** What is text as it is; CloudEvents' integers have 32 bits, and a longer one is text there, too. */
    private static final List<Class<?>> SIMPLE = List.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Symbol.class,
            Character.class,
            UUID.class);

    static AttributeProperties of(@Nullable ApplicationProperties sent) {
        var all = Optional.ofNullable(sent).map(ApplicationProperties::getValue).orElse(Map.of());
        return PREFIXES.stream()
                .map(prefix -> new AttributeProperties(prefix, with(prefix, all)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(new AttributeProperties(PREFIXES.get(0), Map.of()));
    }

    /** What is beside the attributes: the headers of the event. One of a type that no attribute has is none. */
    static Map<String, String> others(@Nullable ApplicationProperties sent) {
        var all = Optional.ofNullable(sent).map(ApplicationProperties::getValue).orElse(Map.of());
        Map<String, String> others = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (PREFIXES.stream().noneMatch(name::startsWith)) {
                text(value).ifPresent(text -> others.put(name, text));
            }
        });
        return others;
    }

    private static Map<String, Object> with(String prefix, Map<String, Object> all) {
        Map<String, Object> some = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                some.put(name, value);
            }
        });
        return some;
    }

    boolean isEmpty() {
        return properties.isEmpty();
    }

    /**
     * Attribute name → its value in the canonical text form of CloudEvents' type system.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} with every property whose type no attribute has
     */
    Map<String, String> read() {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        properties.forEach((name, value) -> text(value)
                .ifPresentOrElse(
                        text -> attributes.put(name.substring(prefix.length()), text),
                        () -> violations.add(new Violation(
                                name, "type", "expected text, a whole number, true or false, a time or bytes"))));
        if (!violations.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    Reason.MALFORMED_EVENT,
                    "Application properties of the CloudEvent can't be read: see the violations.",
                    violations));
        }
        return attributes;
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof Date time) {
            return Optional.of(text(time));
        }
        if (value instanceof Binary bytes) {
            return Optional.of(text(bytes));
        }
        return SIMPLE.stream().anyMatch(type -> type.isInstance(value))
                ? Optional.of(String.valueOf(value))
                : Optional.empty();
    }

    // That is how the library gives AMQP's timestamps.
    @SuppressWarnings("JavaUtilDate")
    private static String text(Date time) {
        return time.toInstant().toString();
    }

    private static String text(Binary bytes) {
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(
                        bytes.getArray(), bytes.getArrayOffset(), bytes.getArrayOffset() + bytes.getLength()));
    }
}
