package io.eventplane.eventing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads a stream of server-sent events, in whatever pieces it comes. What isn't complete at its end was never there. For one thread at a time.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">HTML, 9.2.6</a>
 */
final class EventStreamReader {

    private static final String UNNAMED = "message";
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    private final int most;
    private final StreamListener listener;
    private final LineSplitter lines;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String name = "";
    private String lastId;
    private boolean ownId;
    private boolean hasData;
    private boolean cut;

    /**
     * A stream that begins now.
     *
     * @param most how many bytes of an event's data are kept, and of any line
     * @param lastId where the server was asked to go on: events that say nothing else leave it so
     */
    EventStreamReader(int most, String lastId, StreamListener listener) {
        this.most = most;
        this.lastId = lastId;
        this.listener = listener;
        this.lines = new LineSplitter(most, this::line);
    }

    void read(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        lines.add(bytes);
    }

    private void line(byte[] line, boolean tooLong) {
        if (line.length == 0) {
            dispatch();
            return;
        }
        int colon = colon(line);
        int value = colon + 1 < line.length && line[colon + 1] == ' ' ? colon + 2 : colon + 1;
        field(new String(line, 0, colon, UTF_8), line, Math.min(value, line.length), tooLong);
    }

    /** A comment has an empty name, so that it is no known field; a line without a colon is all name. */
    private static int colon(byte[] line) {
        int at = 0;
        while (at < line.length && line[at] != ':') {
            at++;
        }
        return at;
    }

    private void field(String field, byte[] line, int from, boolean tooLong) {
        switch (field) {
            case "data" -> data(line, from, tooLong);
            case "event" -> name = text(line, from);
            case "id" -> id(text(line, from));
            case "retry" -> retry(text(line, from));
            default -> {
                // Comments, which keep the connection alive, and what nobody knows.
            }
        }
    }

    private void data(byte[] line, int from, boolean tooLong) {
        if (hasData) {
            keep(new byte[] {'\n'}, 0);
        }
        hasData = true;
        keep(line, from);
        cut |= tooLong;
    }

    private void keep(byte[] bytes, int from) {
        int room = Math.min(bytes.length - from, most - data.size());
        data.write(bytes, from, room);
        cut |= room < bytes.length - from;
    }

    private void id(String id) {
        if (id.indexOf('\0') < 0) {
            lastId = id;
            ownId = true;
        }
    }

    private void retry(String digits) {
        if (digits.matches("[0-9]{1,12}")) {
            var asked = Duration.ofMillis(Long.parseLong(digits));
            listener.retry(asked.compareTo(LONGEST_RETRY) < 0 ? asked : LONGEST_RETRY);
        }
    }

    private void dispatch() {
        if (hasData) {
            var id = Optional.of(lastId).filter(known -> ownId && !known.isEmpty());
            var event = new StreamEvent(id, name.isEmpty() ? UNNAMED : name, data.toByteArray(), cut);
            listener.event(event, lastId);
        } else if (ownId) {
            listener.passed(lastId);
        }
        data.reset();
        name = "";
        ownId = false;
        hasData = false;
        cut = false;
    }

    private static String text(byte[] line, int from) {
        return new String(line, from, line.length - from, UTF_8);
    }
}
