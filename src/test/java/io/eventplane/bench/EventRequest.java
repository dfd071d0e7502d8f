package io.eventplane.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An event as the bytes of an HTTP request, over and over again: a CloudEvent in binary mode, each time with an id of its own, or a plain
 * body, whose id is the gateway's to make.
 */
final class EventRequest {

    private static final int DIGITS = 19;
    private static final String ID = "0".repeat(DIGITS);
    private static final int DECIMAL = 10;
    private static final int NO_ID = -1;

    private final List<ByteBuffer> requests;
    private final int[] ids;

    private EventRequest(List<ByteBuffer> requests, int[] ids) {
        this.requests = requests;
        this.ids = ids;
    }

    /** @param credential a whole header, say {@code Authorization: Basic …}; empty for none */
    static EventRequest to(URI eventUrl, String credential, boolean plain) {
        return to(eventUrl, List.of(credential), plain);
    }

    /** @param credentials whole headers; each event has the next one, and the first follows the last */
    static EventRequest to(URI eventUrl, List<String> credentials, boolean plain) {
        var heads = credentials.stream()
                .map(credential -> head(eventUrl, credential, plain))
                .toList();
        return new EventRequest(
                heads.stream().map(EventRequest::bytes).toList(),
                heads.stream()
                        .mapToInt(head -> plain ? NO_ID : head.indexOf(ID))
                        .toArray());
    }

    private static String head(URI eventUrl, String credential, boolean plain) {
        String query = eventUrl.getRawQuery() == null ? "" : "?" + eventUrl.getRawQuery();
        return "POST " + eventUrl.getRawPath() + query + " HTTP/1.1\r\n"
                + "Host: " + eventUrl.getAuthority() + "\r\n"
                + (credential.isEmpty() ? "" : credential + "\r\n")
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + Kilobyte.json().length + "\r\n"
                + (plain
                        ? ""
                        : "ce-specversion: 1.0\r\nce-source: /bench\r\nce-type: measured\r\nce-id: " + ID + "\r\n")
                + "\r\n";
    }

    private static ByteBuffer bytes(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] data = Kilobyte.json();
        return ByteBuffer.allocateDirect(bytes.length + data.length)
                .put(bytes)
                .put(data)
                .flip();
    }

    /** The whole request; valid until the next call. */
    ByteBuffer next(long number) {
        int turn = (int) (number % requests.size());
        ByteBuffer request = requests.get(turn);
        if (ids[turn] != NO_ID) {
            putId(request, ids[turn], number);
        }
        return request.rewind();
    }

    private static void putId(ByteBuffer request, int id, long number) {
        long rest = number;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            request.put(id + digit, (byte) ('0' + rest % DECIMAL));
            rest /= DECIMAL;
        }
    }
}
