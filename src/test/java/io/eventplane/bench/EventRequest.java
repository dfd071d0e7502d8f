package io.eventplane.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An event as the bytes of an HTTP request, over and over again: a CloudEvent in binary mode, each time with an id of its own, or a plain
 * body, whose id is the gateway's to make.
 */
final class EventRequest {

    private static final int DIGITS = 19;
    private static final String ID = "0".repeat(DIGITS);
    private static final int DECIMAL = 10;
    private static final int NO_ID = -1;

    private final ByteBuffer bytes;
    private final int id;

    private EventRequest(ByteBuffer bytes, int id) {
        this.bytes = bytes;
        this.id = id;
    }

    /** @param authorization the header's value; empty for none */
    static EventRequest to(URI eventUrl, String authorization, boolean plain) {
        byte[] data = Kilobyte.json();
        String head = "POST " + eventUrl.getRawPath() + " HTTP/1.1\r\n"
                + "Host: " + eventUrl.getAuthority() + "\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + data.length + "\r\n"
                + (plain
                        ? ""
                        : "ce-specversion: 1.0\r\nce-source: /bench\r\nce-type: measured\r\nce-id: " + ID + "\r\n")
                + "\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocateDirect(bytes.length + data.length);
        request.put(bytes).put(data).flip();
        return new EventRequest(request, plain ? NO_ID : head.indexOf(ID));
    }

    /** The whole request; valid until the next call. */
    ByteBuffer next(long number) {
        if (id != NO_ID) {
            putId(number);
        }
        return bytes.rewind();
    }

    private void putId(long number) {
        long rest = number;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            bytes.put(id + digit, (byte) ('0' + rest % DECIMAL));
            rest /= DECIMAL;
        }
    }
}
