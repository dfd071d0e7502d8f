package io.eventplane.gateway.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.HexFormat;

/** A socket on which any bytes can be sent, as a WebSocket or before it is one. */
final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Socket socket;

    RawSocket(URI gateway) {
        try {
            socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose handshake is done. */
    static RawSocket upgraded(URI url) {
        var socket = new RawSocket(url).send(handshake(url.getPath()));
        var head = socket.readUntil("\r\n\r\n");
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new AssertionError("not let in: " + head);
        }
        return socket;
    }

    static String handshake(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    RawSocket send(String text) {
        return send(text.getBytes(ISO_8859_1));
    }

    RawSocket send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawSocket sendHex(String hex) {
        return send(HEX.parseHex(hex.replace(" ", "")));
    }

    /** A frame with that first byte, masked with zeros. */
    static byte[] frame(int first, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(first);
            if (payload.length < 126) {
                out.writeByte(0x80 | payload.length);
            } else {
                out.writeByte(0x80 | 126);
                out.writeShort(payload.length);
            }
            out.writeInt(0);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same bytes over and over again. */
    static byte[] times(int many, byte[] bytes) {
        var all = new ByteArrayOutputStream();
        for (int each = 0; each < many; each++) {
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    String readUntil(String text) {
        var all = new StringBuilder();
        try {
            while (all.indexOf(text) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("closed after: " + all);
                }
                all.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("so far: " + all, e);
        }
        return all.toString();
    }

    /** The status of the close frame that comes next. */
    int closeStatus() {
        try {
            var in = socket.getInputStream();
            if (in.read() != 0x88) {
                throw new AssertionError("no close frame");
            }
            int length = in.read();
            var payload = in.readNBytes(length);
            return length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the gateway closes the connection. */
    String readToEnd() {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // What came before it is the answer.
        } catch (IOException e) {
            throw new UncheckedIOException("it stays open: " + all, e);
        }
        return all.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
