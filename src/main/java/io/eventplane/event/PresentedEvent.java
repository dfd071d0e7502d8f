package io.eventplane.event;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.refusal.RefusedException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a sender sent, in one of the forms an event can have. Nothing of it has been looked at yet.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP binding</a>
 */
public sealed interface PresentedEvent {

    /** Exactly what was sent as the event's body. */
    BytesCloudEventData body();

    /** How many bytes were sent as the event's body. */
    default int size() {
        return body().toBytes().length;
    }

    /**
     * Reads the events, in the order they were sent.
     *
     * @return one; for a batch any number
     * @throws io.eventplane.refusal.RefusedException for {@code MALFORMED_EVENT} or {@code UNSUPPORTED_MEDIA_TYPE}
     */
    List<EventDraft> drafts();

    /**
     * What a message is whose sender gets no answer: in the format that its content type announces, else what {@code otherwise}
     * says. What can't be read does not throw here, but when its events are asked for.
     */
    static PresentedEvent of(
            @Nullable String contentType, BytesCloudEventData body, Supplier<PresentedEvent> otherwise) {
        try {
            return EventFormat.announcedBy(contentType)
                    .map(format -> format.of(body))
                    .orElseGet(otherwise);
        } catch (RefusedException e) {
            return new Unreadable(e, body);
        }
    }

    /**
     * Attributes beside the body. A body of no bytes is no data.
     *
     * @param prefix what the protocol puts before an attribute's name ({@code ce-}), so that faults are named as they were sent
     * @param attributes name without the prefix, in lower case → decoded value; without {@code datacontenttype}
     */
    record Binary(
            String prefix,
            Map<String, String> attributes,
            @Nullable String contentType,
            BytesCloudEventData data) implements PresentedEvent {

        @Override
        public BytesCloudEventData body() {
            return data;
        }

        @Override
        public List<EventDraft> drafts() {
            var reader = new AttributeReader(name -> prefix + name);
            attributes.forEach(reader::text);
            return List.of(reader.draft(Content.sent(contentType, data)));
        }
    }

    /** One JSON object that holds attributes and data; no charset means UTF-8. */
    record Structured(@Nullable Charset charset, BytesCloudEventData text) implements PresentedEvent {

        @Override
        public BytesCloudEventData body() {
            return text;
        }

        @Override
        public List<EventDraft> drafts() {
            return StructuredReader.one(JsonText.of(charset, text));
        }
    }

    /** One JSON array of such objects, possibly empty; no charset means UTF-8. */
    record Batched(@Nullable Charset charset, BytesCloudEventData text) implements PresentedEvent {

        @Override
        public BytesCloudEventData body() {
            return text;
        }

        @Override
        public List<EventDraft> drafts() {
            return StructuredReader.all(JsonText.of(charset, text));
        }
    }

    /**
     * A body and nothing else; source and type follow from where it was sent.
     *
     * @param id what the sender wants to know this event by; empty lets the gateway choose one that is never used again
     */
    record Plain(Optional<String> id, @Nullable String contentType, BytesCloudEventData data)
            implements PresentedEvent {

        @Override
        public BytesCloudEventData body() {
            return data;
        }

        @Override
        public List<EventDraft> drafts() {
            return List.of(EventDraft.unnamed(id, Content.sent(contentType, data)));
        }
    }

    /**
     * A message of an external bus that is no CloudEvent; source and type follow from the subscription.
     *
     * @param id its place on the bus; empty where the bus has none, so that nobody can recognise it again
     * @param subject what it was sent to there
     * @param extensions what it keeps of its headers, by names that an attribute may have
     */
    record Foreign(
            Optional<String> id,
            String subject,
            Map<String, String> extensions,
            @Nullable String contentType,
            BytesCloudEventData data)
            implements PresentedEvent {

        @Override
        public BytesCloudEventData body() {
            return data;
        }

        @Override
        public List<EventDraft> drafts() {
            return List.of(EventDraft.foreign(this, Content.sent(contentType, data)));
        }
    }

    /** What was found to be no event before its events were asked for. */
    record Unreadable(RefusedException why, BytesCloudEventData data) implements PresentedEvent {

        @Override
        public BytesCloudEventData body() {
            return data;
        }

        @Override
        public List<EventDraft> drafts() {
            throw why;
        }
    }
}
