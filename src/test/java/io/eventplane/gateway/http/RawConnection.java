package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;

/** A connection on which anything can be written, each character a byte. */
final class RawConnection implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection to(URI gateway) {
        try {
            var socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawConnection write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the text has come that many times, and returns everything read. */
    String readUntil(String text, int times) {
        var all = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8192];
            while (count(all, text) < times) {
                int length = in.read(some);
                if (length < 0) {
                    throw new AssertionError("the connection was closed after: " + all);
                }
                all.append(new String(some, 0, length, ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("so far: " + all, e);
        }
        return all.toString();
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

    private static int count(StringBuilder all, String text) {
        return (all.length() - all.toString().replace(text, "").length()) / text.length();
    }
}
