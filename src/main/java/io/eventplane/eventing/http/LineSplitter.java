package io.eventplane.eventing.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes, in whatever pieces it comes, into lines that end with CR LF, LF or CR. Never keeps more of a line than the limit. For
 * one thread at a time.
 */
final class LineSplitter {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int most;
    private final Lines lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean cut;
    private boolean afterReturn;
    private boolean begun;

    /** Takes what is found. */
    interface Lines {

        /** A line without its end; {@code cut} when there was more of it. */
        void line(byte[] line, boolean cut);
    }

    LineSplitter(int most, Lines lines) {
        this.most = most;
        this.lines = lines;
    }

    void add(byte[] bytes) {
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte each = bytes[at];
            if (each == '\n' && afterReturn && from == at) {
                from = at + 1;
            } else if (each == '\n' || each == '\r') {
                keep(bytes, from, at);
                end();
                from = at + 1;
            }
            afterReturn = each == '\r';
        }
        keep(bytes, from, bytes.length);
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = Math.min(to - from, most - line.size());
        line.write(bytes, from, room);
        cut |= room < to - from;
    }

    private void end() {
        byte[] complete = line.toByteArray();
        boolean whole = !cut;
        line.reset();
        cut = false;
        lines.line(begun ? complete : unmarked(complete), !whole);
        begun = true;
    }

    /** A byte order mark may stand before the first line. */
    private static byte[] unmarked(byte[] line) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = line.length >= length && Arrays.equals(line, 0, length, BYTE_ORDER_MARK, 0, length);
        return marked ? Arrays.copyOfRange(line, length, line.length) : line;
    }
}
