package io.eventplane.eventing.delivery;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventplane.bus.BusEvent;
import io.eventplane.channel.PreparedEvent.Origin;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.platform.Sha256;
import io.eventplane.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that can't become an event, kept on the dead-letter address of its definition with everything that is known of it, for people
 * to look at and to send again. Its data is the message's, byte for byte.
 *
 * <p>It is a CloudEvent of type {@value #TYPE}; beside {@code eventplane_definition} it carries {@code eventplane_reason} (the code of a
 * {@link io.eventplane.refusal.Reason}), {@code eventplane_detail}, {@code eventplane_position} where the bus has one, {@code
 * eventplane_violations} and {@code eventplane_violation} where there are any, and what the message carried as {@code original_<name>}.
 */
final class DeadLetter {

    static final String TYPE = "io.eventplane.event.refused.v1";

    private static final int LONGEST = 1000;
    private static final int MOST_ORIGINAL_CHARACTERS = 16 * 1024;

    private DeadLetter() {}

    /** The address on the bus of a definition's dead letters. */
    static String address(String definition) {
        return "dead-letter.external." + definition;
    }

    static BusEvent of(Received message, Origin origin, Refusal why) {
        var event = CloudEventBuilder.v1()
                .withId(message.position().orElseGet(() -> UUID.randomUUID().toString()))
                .withSource(origin.source())
                .withType(TYPE)
                .withSubject(message.subject())
                .withTime(OffsetDateTime.now(ZoneOffset.UTC));
        var content = message.content();
        if (contentType(content) != null) {
            event.withDataContentType(contentType(content));
        }
        return new BusEvent(
                address(origin.definition()),
                event.withData(content.body()).build(),
                duplicateId(message, origin),
                properties(message, origin, why));
    }

    private static Optional<String> duplicateId(Received message, Origin origin) {
        return message.position().map(position -> {
            var digest = Sha256.begin();
            Sha256.add(digest, origin.definition());
            Sha256.add(digest, origin.source().toString());
            Sha256.add(digest, position);
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private static Map<String, String> properties(Received message, Origin origin, Refusal why) {
        Map<String, String> all = new LinkedHashMap<>();
        originals(message, all);
        all.put("eventplane_definition", origin.definition());
        all.put("eventplane_reason", why.reason().code());
        all.put("eventplane_detail", cut(why.detail()));
        message.position().ifPresent(position -> all.put("eventplane_position", cut(position)));
        if (!why.violations().isEmpty()) {
            all.put("eventplane_violations", Integer.toString(why.violations().size()));
            all.put("eventplane_violation", cut(why.violations().get(0).toString()));
        }
        return all;
    }

    /** As many as there is room for: a message may be here because it had too many. */
    private static void originals(Received message, Map<String, String> all) {
        int room = MOST_ORIGINAL_CHARACTERS;
        var carried =
                message.content() instanceof PresentedEvent.Binary binary ? binary.attributes() : message.attributes();
        for (var each : carried.entrySet()) {
            room -= each.getKey().length() + each.getValue().length();
            if (room >= 0) {
                all.put("original_" + each.getKey(), each.getValue());
            }
        }
    }

    /** A character cut in half becomes a question mark. */
    private static String cut(String text) {
        var start = text.substring(0, Math.min(text.length(), LONGEST));
        return new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static @Nullable String contentType(PresentedEvent content) {
        if (content instanceof PresentedEvent.Binary binary) {
            return binary.contentType();
        }
        if (content instanceof PresentedEvent.Plain plain) {
            return plain.contentType();
        }
        return content instanceof PresentedEvent.Structured ? "application/cloudevents+json" : null;
    }
}
