package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;

/** A connection of AMQP on which frames are written byte by byte, and nothing is read but what says that the session is begun, unless a test asks for it. */
final class RawFrames implements AutoCloseable {

    private static final int FRAME_HEAD = 8;
    private static final int SASL = 1;
    private static final int AMQP = 0;
    private static final int OUTCOME = 0x44;
    private static final int BEGIN = 0x11;
    private static final int DESCRIPTOR = 0x53;
    private static final int UINT = 0x70;
    private static final int SMALL_UINT = 0x52;
    private static final int ZERO = 0x43;
    private static final int TRUE = 0x41;
    private static final int NULL = 0x40;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    private RawFrames(Socket socket) {
        this.socket = socket;
    }

    /** Logged in as nobody, with one session begun. */
    static RawFrames to(URI gateway) {
        try {
            var socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            var raw = new RawFrames(socket);
            raw.write(new byte[] {'A', 'M', 'Q', 'P', 3, 1, 0, 0});
            raw.write(frame(SASL, 0x41, text(0xA3, "ANONYMOUS")));
            raw.await(OUTCOME);
            raw.write(new byte[] {'A', 'M', 'Q', 'P', 0, 1, 0, 0});
            raw.write(frame(AMQP, 0x10, text(0xA1, "raw")));
            raw.write(frame(AMQP, BEGIN, bytes(NULL), bytes(ZERO), bytes(SMALL_UINT, 100), bytes(SMALL_UINT, 100)));
            raw.await(BEGIN);
            return raw;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An attach of a link to receive on. */
    static byte[] receiver(int handle) {
        var number = ByteBuffer.allocate(Integer.BYTES + 1).put((byte) UINT).putInt(handle);
        return frame(AMQP, 0x12, text(0xA1, "link-" + handle), number.array(), bytes(TRUE));
    }

    RawFrames write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the gateway has said that: what is written from now on is read apart from what came before. */
    private void await(int performative) throws IOException {
        for (int last = 0, next = read(); last != DESCRIPTOR || next != performative; last = next, next = read()) {
            // What comes before.
        }
    }

    private int read() throws IOException {
        int next = socket.getInputStream().read();
        if (next < 0) {
            throw new EOFException("closed before the session began");
        }
        return next;
    }

    /** Reads until the gateway closes the connection. */
    void readToEnd() {
        try {
            socket.getInputStream().transferTo(new ByteArrayOutputStream());
        } catch (SocketException reset) {
            // That is an end, too.
        } catch (IOException e) {
            throw new UncheckedIOException("it stays open", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] frame(int type, int performative, byte[]... fields) {
        int size = 1;
        for (byte[] field : fields) {
            size += field.length;
        }
        var frame = ByteBuffer.allocate(FRAME_HEAD + 5 + size);
        frame.putInt(frame.capacity()).put((byte) 2).put((byte) type).putShort((short) 0);
        frame.put(bytes(0x00, 0x53, performative, 0xC0, size, fields.length));
        for (byte[] field : fields) {
            frame.put(field);
        }
        return frame.array();
    }

    private static byte[] text(int code, String text) {
        var bytes = text.getBytes(US_ASCII);
        return ByteBuffer.allocate(2 + bytes.length)
                .put((byte) code)
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
