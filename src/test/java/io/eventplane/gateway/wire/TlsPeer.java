package io.eventplane.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;

/** A client on a bare socket, with what TLS begins with made by hand. */
final class TlsPeer implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** Suites that every version before 1.3 knows, for RSA and EC; no compression; no extensions. */
    private static final String HELLO = "00".repeat(32) + "00" + "0006c009c013002f" + "0100";

    private final Socket socket;

    TlsPeer(URI gateway) throws IOException {
        socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
    }

    /** A whole ClientHello of a version: {@code 0x0301} is TLS 1.0. */
    static byte[] hello(int version) {
        byte[] body = HexFormat.of().parseHex("%04x".formatted(version) + HELLO);
        byte[] handshake = ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(1 << 24 | body.length)
                .put(body)
                .array();
        return ByteBuffer.allocate(5 + handshake.length)
                .put((byte) 22)
                .putShort((short) 0x0301)
                .putShort((short) handshake.length)
                .put(handshake)
                .array();
    }

    TlsPeer send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException cut) {
            // What comes next is read all the same.
        }
        return this;
    }

    /** All that comes until the gateway closes the connection. */
    byte[] readToEnd() throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // What came before it is the answer.
        }
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
