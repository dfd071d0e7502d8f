package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;

/** A connection on which any bytes can be written, with the few frames of AMQP that lead to a link made by hand. */
final class RawSender implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int HEADER_BYTES = 8;
    private static final int SASL = 1;
    private static final int AMQP = 0;

    private final Socket socket;

    RawSender(AmqpGateway gateway) {
        try {
            socket = new Socket(gateway.uri().getHost(), gateway.uri().getPort());
            socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that has logged in as nobody. */
    static RawSender loggedIn(AmqpGateway gateway) {
        return new RawSender(gateway)
                .send(header(3))
                .send(frame(SASL, 0, "00 53 41 c0 0c 01 a3 09" + hexOf("ANONYMOUS")))
                .await("00 53 44")
                .send(header(0));
    }

    /** One that has a session. */
    static RawSender inSession(AmqpGateway gateway) {
        return loggedIn(gateway).send(amqp(0, open())).send(amqp(0, begin())).await("00 53 11");
    }

    /** One that has the link 0, which has its credit. */
    static RawSender attached(AmqpGateway gateway) {
        return inSession(gateway)
                .send(amqp(0, attach(0, "events/d1/lamps/measured")))
                .await("00 53 13");
    }

    /** The protocol header, of the layer with that id: 0 AMQP, 3 SASL. */
    static byte[] header(int layer) {
        return new byte[] {'A', 'M', 'Q', 'P', (byte) layer, 1, 0, 0};
    }

    static String open() {
        return "00 53 10 c0 04 01 a1 01 78";
    }

    static String begin() {
        return "00 53 11 c0 0d 04 40 43 70 00 00 08 00 70 00 00 08 00";
    }

    /** As a sender, to that address. */
    static String attach(int handle, String address) {
        var target = "00 53 29 " + list("a1 %02x ".formatted(address.length()) + hexOf(address), 1);
        var fields = "a1 02 6c %02x 52 %02x 42 40 40 00 53 28 45 ".formatted(handle, handle) + target + " 40 40 43";
        return "00 53 12 " + list(fields, 10);
    }

    /** A whole message, which is the link's nth delivery. */
    static byte[] transfer(int handle, int delivery, byte[] message) {
        return transfer(handle, delivery, false, message);
    }

    static byte[] transfer(int handle, int delivery, boolean more, byte[] message) {
        var fields = "52 %02x 52 %02x a0 01 %02x 43 42 %s".formatted(handle, delivery, delivery, more ? "41" : "42");
        return frame(AMQP, 0, bytes("00 53 14 " + list(fields, 6)), message);
    }

    static byte[] amqp(int channel, String body) {
        return frame(AMQP, channel, body);
    }

    static byte[] sasl(String body) {
        return frame(SASL, 0, body);
    }

    private static byte[] frame(int type, int channel, String body) {
        return frame(type, channel, bytes(body), new byte[0]);
    }

    private static byte[] frame(int type, int channel, byte[] body, byte[] payload) {
        int size = HEADER_BYTES + body.length + payload.length;
        return ByteBuffer.allocate(size)
                .putInt(size)
                .put((byte) 2)
                .put((byte) type)
                .putShort((short) channel)
                .put(body)
                .put(payload)
                .array();
    }

    /** A list of up to 255 bytes. */
    private static String list(String fields, int count) {
        return "c0 %02x %02x ".formatted(bytes(fields).length + 1, count) + fields;
    }

    static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** Writes those frames at once: what the gateway thinks of the first does not end the connection before the last is written. */
    RawSender send(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        try {
            socket.getOutputStream().write(all.toByteArray());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads frames until one has that in it. */
    RawSender await(String hex) {
        String wanted = new String(bytes(hex), ISO_8859_1);
        String frame = next();
        while (!frame.contains(wanted)) {
            frame = next();
        }
        return this;
    }

    /** The next frame, each byte a character; a protocol header counts as one. */
    String next() {
        try {
            var in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            boolean header = size == ByteBuffer.wrap("AMQP".getBytes(UTF_8)).getInt();
            return new String(in.readNBytes((header ? HEADER_BYTES : size) - Integer.BYTES), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the gateway closes the connection; answers all that came. */
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
