package io.eventplane.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of one HTTP answer as they come in: status line, headers, and a body whose length is declared. */
final class AnswerBytes {

    private static final int LARGEST = 1 << 16;
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final int END_OF_HEAD = "\r\n\r\n".length();
    private static final String LENGTH = "content-length:";

    private final ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
    private int size;

    /** Where to read into. */
    ByteBuffer buffer() {
        return bytes;
    }

    boolean isComplete() {
        if (size == 0) {
            size = announced();
        }
        return size > 0 && bytes.position() >= size;
    }

    int status() {
        return Integer.parseInt(text(STATUS, STATUS_DIGITS));
    }

    void clear() {
        bytes.clear();
        size = 0;
    }

    /** How many bytes head and body have together; 0 while the head is not all there. */
    private int announced() {
        int end = endOfHead();
        if (end < 0) {
            return 0;
        }
        String head = text(0, end).toLowerCase(Locale.ROOT);
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            throw new IllegalStateException("an answer without Content-Length: " + head);
        }
        int from = length + LENGTH.length();
        return end
                + Integer.parseInt(
                        head.substring(from, head.indexOf('\r', from)).strip());
    }

    private int endOfHead() {
        byte[] array = bytes.array();
        for (int at = 0; at + END_OF_HEAD <= bytes.position(); at++) {
            if (array[at] == '\r' && array[at + 1] == '\n' && array[at + 2] == '\r' && array[at + 3] == '\n') {
                return at + END_OF_HEAD;
            }
        }
        return -1;
    }

    private String text(int from, int length) {
        return new String(bytes.array(), from, length, StandardCharsets.US_ASCII);
    }
}
