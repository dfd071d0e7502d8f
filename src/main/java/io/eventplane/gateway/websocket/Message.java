package io.eventplane.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.PresentedEvent;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * One message, put together.
 *
 * @param text whether it was sent as text
 */
record Message(boolean text, Buffer bytes) {

    /** Text must be UTF-8, whoever reads it. */
    boolean isSound() {
        if (!text) {
            return true;
        }
        try {
            var unused = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * The event in it.
     *
     * @param structured whether the subprotocol says that each message is a whole CloudEvent; else each is a payload, of the content type
     *     that the document gives its message
     * @throws RefusedException for {@code UNSUPPORTED_MEDIA_TYPE}
     */
    PresentedEvent event(boolean structured) {
        var data = BytesCloudEventData.wrap(bytes.getBytes());
        if (!structured) {
            return new PresentedEvent.Plain(Optional.empty(), null, data);
        }
        if (!text) {
            throw new RefusedException(Refusal.insteadOf(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    "With the subprotocol " + Handshake.STRUCTURED + " an event is a text message.",
                    List.of("application/cloudevents+json")));
        }
        return new PresentedEvent.Structured(UTF_8, data);
    }
}
