package io.eventplane.gateway.websocket;

import io.eventplane.gateway.limit.Gathering;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;

/**
 * Puts messages together from their frames, never more than the limit; the order of frames was seen to by the decoder. For one event loop
 * alone.
 */
final class Fragments {

    /** Frames of no bytes cost, too. */
    private static final int MOST = 4096;

    private final int mostBytes;
    private final Gathering gathering;
    private Buffer gathered = Buffer.buffer();
    private boolean text;
    private int frames;

    Fragments(int mostBytes, Gathering gathering) {
        this.mostBytes = mostBytes;
        this.gathering = gathering;
    }

    /** What is wrong with one more frame; empty when nothing is. */
    Optional<Fault> add(WebSocketFrame frame) {
        if (++frames > MOST) {
            return tooLarge("A message has at most " + MOST + " fragments here.");
        }
        var data = frame.binaryData();
        if ((long) gathered.length() + data.length() > mostBytes) {
            return tooLarge("A message has at most " + mostBytes + " bytes here.");
        }
        text = frames == 1 ? frame.isText() : text;
        gathered.appendBuffer(data);
        gathering.become(gathered.length());
        return Optional.empty();
    }

    /** The message, whose last frame was the last that was added. */
    Message message() {
        var message = new Message(text, gathered);
        gathered = Buffer.buffer();
        frames = 0;
        gathering.become(0);
        return message;
    }

    private static Optional<Fault> tooLarge(String detail) {
        return Optional.of(new Fault("too-large", WebSocketCloseStatus.MESSAGE_TOO_BIG, detail));
    }
}
