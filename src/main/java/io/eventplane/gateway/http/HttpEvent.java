package io.eventplane.gateway.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.gateway.event.MediaType;
import io.eventplane.gateway.event.PresentedEvent;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which form of an event a request's headers announce.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3-http-message-mapping">
 *     HTTP binding, section 3</a>
 */
sealed interface HttpEvent {

    /** The formats of whole CloudEvents that are read here. */
    List<String> FORMATS = List.of("application/cloudevents+json", "application/cloudevents-batch+json");

    /** What the formats' media types begin with. */
    String CLOUD_EVENTS = "application/cloudevents";

    /** The event, with its body. */
    PresentedEvent of(BytesCloudEventData body);

    /** Whether there may be any number of events in it. */
    default boolean isBatch() {
        return false;
    }

    /** A JSON object of attributes and data. */
    record Structured(@Nullable Charset charset) implements HttpEvent {
        @Override
        public PresentedEvent of(BytesCloudEventData body) {
            return new PresentedEvent.Structured(charset, body);
        }
    }

    /** A JSON array of those. */
    record Batched(@Nullable Charset charset) implements HttpEvent {
        @Override
        public boolean isBatch() {
            return true;
        }

        @Override
        public PresentedEvent of(BytesCloudEventData body) {
            return new PresentedEvent.Batched(charset, body);
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
        return contentType != null && isFormat(contentType.strip()) ? format(contentType) : beside(head, contentType);
    }

    private static boolean isFormat(String type) {
        return type.regionMatches(true, 0, CLOUD_EVENTS, 0, CLOUD_EVENTS.length());
    }

    private static HttpEvent format(String contentType) {
        var type = MediaType.parse(contentType).orElseThrow(() -> unknownFormat(contentType));
        var charset = type.charset().orElse(null);
        return switch (type.essence()) {
            case "application/cloudevents+json" -> new Structured(charset);
            case "application/cloudevents-batch+json" -> new Batched(charset);
            default -> throw unknownFormat(type.essence());
        };
    }

    private static HttpEvent beside(HttpHead head, @Nullable String contentType) {
        return AttributeHeaders.any(head) ? new Binary(head, contentType) : new Plain(head, contentType);
    }

    private static RefusedException unknownFormat(String type) {
        return new RefusedException(Refusal.insteadOf(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "CloudEvents in the format " + type + " are not read here: send JSON, or binary mode.",
                FORMATS));
    }
}
