package io.eventplane.gateway.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.gateway.event.MediaType;
import io.eventplane.gateway.event.PresentedEvent;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** The event, with its body. */
    PresentedEvent of(BytesCloudEventData body);

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
        if (head.all("content-type").size() > 1) {
            throw new RefusedException(Reason.MALFORMED_EVENT, "There is more than one Content-Type header.");
        }
        Optional<String> contentType = head.first("content-type");
        return contentType
                .filter(type -> type.strip().toLowerCase(Locale.ROOT).startsWith("application/cloudevents"))
                .map(HttpEvent::format)
                .orElseGet(() -> beside(head, contentType.orElse(null)));
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
