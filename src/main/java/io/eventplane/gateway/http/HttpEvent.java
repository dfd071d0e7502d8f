package io.eventplane.gateway.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventFormat;
import io.eventplane.event.PresentedEvent;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Which form of an event a request's headers announce.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3-http-message-mapping">
 *     HTTP binding, section 3</a>
 */
sealed interface HttpEvent {

    /** The event, with its body. */
    PresentedEvent of(BytesCloudEventData body);

    /** Whether there may be any number of events in it. */
    default boolean isBatch() {
        return false;
    }

    /** Whole CloudEvents in a format of theirs. */
    record Formatted(EventFormat format) implements HttpEvent {
        @Override
        public boolean isBatch() {
            return format.batched();
        }

        @Override
        public PresentedEvent of(BytesCloudEventData body) {
            return format.of(body);
        }
    }

    /** Attributes in headers. */
    record Binary(HttpHead head, @Nullable String contentType) implements HttpEvent {
        @Override
        public PresentedEvent of(BytesCloudEventData body) {
            return new PresentedEvent.Binary(AttributeHeaders.PREFIX, AttributeHeaders.read(head), contentType, body);
        }
    }

    /** Only a body. */
    record Plain(HttpHead head, @Nullable String contentType) implements HttpEvent {
        @Override
        public PresentedEvent of(BytesCloudEventData body) {
            return new PresentedEvent.Plain(IdempotencyKey.read(head), contentType, body);
        }
    }

    /**
     * The form that the headers announce.
     *
     * @throws RefusedException for {@code UNSUPPORTED_MEDIA_TYPE} when it is a format of CloudEvents that isn't read here
     */
    static HttpEvent announcedBy(HttpHead head) {
        if (head.all(HttpHeaders.CONTENT_TYPE).size() > 1) {
            throw new RefusedException(Reason.MALFORMED_EVENT, "There is more than one Content-Type header.");
        }
        String contentType = head.value(HttpHeaders.CONTENT_TYPE);
        return EventFormat.announcedBy(contentType)
                .<HttpEvent>map(Formatted::new)
                .orElseGet(() -> beside(head, contentType));
    }

    private static HttpEvent beside(HttpHead head, @Nullable String contentType) {
        return AttributeHeaders.any(head) ? new Binary(head, contentType) : new Plain(head, contentType);
    }
}
