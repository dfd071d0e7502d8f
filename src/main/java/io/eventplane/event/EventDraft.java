package io.eventplane.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One well-formed event whose message is not known yet. A CloudEvent has source and type of its own; a plain body gets them from
 * where it was sent.
 */
public final class EventDraft {

    private final String id;
    private final boolean repeatable;
    private final @Nullable URI source;
    private final @Nullable String type;
    private final CloudEventBuilder attributes;
    private final Content content;

    EventDraft(
            String id,
            boolean repeatable,
            @Nullable URI source,
            @Nullable String type,
            CloudEventBuilder attributes,
            Content content) {
        this.id = id;
        this.repeatable = repeatable;
        this.source = source;
        this.type = type;
        this.attributes = attributes;
        this.content = content;
    }

    /** A plain body, at this moment. */
    static EventDraft unnamed(Optional<String> id, Content content) {
        var attributes = CloudEventBuilder.v1().withTime(OffsetDateTime.now(ZoneOffset.UTC));
        var chosen = id.orElseGet(() -> UUID.randomUUID().toString());
        return new EventDraft(chosen, id.isPresent(), null, null, attributes, content);
    }

    /** A message of an external bus; when it was sent nobody knows. */
    static EventDraft foreign(PresentedEvent.Foreign message, Content content) {
        var attributes = CloudEventBuilder.v1().withSubject(message.subject());
        message.extensions().forEach(attributes::withExtension);
        var id = message.id();
        return new EventDraft(
                id.orElseGet(() -> UUID.randomUUID().toString()), id.isPresent(), null, null, attributes, content);
    }

    /** The sender's id, or the one made for it; not empty. */
    public String id() {
        return id;
    }

    /** Whether the sender can send it again, with the same id; who got no answer to an event without one sends another. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** The sender's type; empty for a plain body. */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /** The data as it was sent. */
    public Content content() {
        return content;
    }

    /**
     * Completes the event; what the sender said always stays. Call it once.
     *
     * @param publisher the source of an event that names none
     * @param message the type of an event that names none
     * @param contentType the type of the data; null when nobody knows it or there is no data
     */
    public CloudEvent complete(URI publisher, String message, @Nullable MediaType contentType) {
        attributes.withId(id).withSource(source == null ? publisher : source).withType(type == null ? message : type);
        if (contentType != null) {
            attributes.withDataContentType(contentType.text());
        }
        return content.data() == null
                ? attributes.build()
                : attributes.withData(content.data()).build();
    }
}
