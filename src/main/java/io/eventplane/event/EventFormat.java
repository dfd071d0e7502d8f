package io.eventplane.event;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A format of whole CloudEvents, as a content type announces it over any protocol.
 *
 * @param batched whether there may be any number of events in it
 * @param charset null when the content type names none
 */
public record EventFormat(boolean batched, @Nullable Charset charset) {

    private static final String ONE = "application/cloudevents+json";
    private static final String MANY = "application/cloudevents-batch+json";
    /** What the formats' media types begin with. */
    private static final String ANY = "application/cloudevents";

    /**
     * The format that a content type announces.
     *
     * @return empty when it is not of CloudEvents: then the content is an event's data
     * @throws RefusedException for {@code UNSUPPORTED_MEDIA_TYPE} when it is a format of CloudEvents that isn't read here
     */
    public static Optional<EventFormat> announcedBy(@Nullable String contentType) {
        return contentType != null && contentType.strip().regionMatches(true, 0, ANY, 0, ANY.length())
                ? Optional.of(named(contentType))
                : Optional.empty();
    }

    /** The events in this format. */
    public PresentedEvent of(BytesCloudEventData text) {
        return batched ? new PresentedEvent.Batched(charset, text) : new PresentedEvent.Structured(charset, text);
    }

    private static EventFormat named(String contentType) {
        var type = MediaType.parse(contentType).orElseThrow(() -> unknown(contentType));
        var charset = type.charset().orElse(null);
        return switch (type.essence()) {
            case ONE -> new EventFormat(false, charset);
            case MANY -> new EventFormat(true, charset);
            default -> throw unknown(type.essence());
        };
    }

    private static RefusedException unknown(String type) {
        return new RefusedException(Refusal.insteadOf(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "CloudEvents in the format " + type + " are not read here: send JSON, or binary mode.",
                List.of(ONE, MANY)));
    }
}
