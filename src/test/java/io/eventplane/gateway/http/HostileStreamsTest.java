package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections of HTTP/2 that send far more frames than any event needs: each is cut, and others are served. */
class HostileStreamsTest {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int FRAMES = 200_000;
    /** Less than any time-out of the gateway: what cuts is the defence. */
    private static final int PATIENCE_MILLIS = 5000;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    /** {@code :method POST}, {@code :scheme http}, {@code :path /}, as HPACK's static table has them. */
    private static final byte[] HEAD = {(byte) 0x83, (byte) 0x86, (byte) 0x84};

    private ListeningGateway gateway;

    @BeforeEach
    void start() {
        gateway = new ListeningGateway(Definitions.LAMPS);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                flood("rapid reset", new byte[0], HostileStreamsTest::reset),
                flood("continuations", frame(HEADERS, 0, 1, HEAD), i -> frame(CONTINUATION, 0, 1, new byte[0])),
                flood("empty data", frame(HEADERS, END_HEADERS, 1, HEAD), i -> frame(DATA, 0, 1, new byte[0])));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void cuts_a_flood_and_serves_others(byte[] first, IntFunction<byte[]> each) throws Exception {
        try (Socket socket =
                new Socket(gateway.uri("/").getHost(), gateway.uri("/").getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(PREFACE.getBytes(US_ASCII));
            socket.getOutputStream().write(frame(SETTINGS, 0, 0, new byte[0]));
            socket.getOutputStream().write(first);

            long begun = System.nanoTime();
            assertThat(isCut(socket, each)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(PATIENCE_MILLIS));
        }
        assertThat(publish()).isEqualTo(202);
    }

    private static Arguments flood(String name, byte[] first, IntFunction<byte[]> each) {
        return argumentSet(name, first, each);
    }

    /** Reads what comes, for a flood that nobody reads the answers of is stopped by TCP alone. */
    private static boolean isCut(Socket socket, IntFunction<byte[]> each) throws IOException {
        try {
            for (int i = 0; i < FRAMES; i++) {
                socket.getOutputStream().write(each.apply(i));
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] reset(int index) {
        int stream = 2 * index + 1;
        byte[] opened = frame(HEADERS, END_HEADERS, stream, HEAD);
        byte[] reset = frame(RST_STREAM, 0, stream, new byte[4]);
        return ByteBuffer.allocate(opened.length + reset.length)
                .put(opened)
                .put(reset)
                .array();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putShort((short) (payload.length >> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private int publish() throws IOException, InterruptedException {
        HttpRequest event = HttpRequest.newBuilder(gateway.uri("/events/d1"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lumens\":1}"))
                .build();
        return HttpClient.newHttpClient().send(event, BodyHandlers.ofString()).statusCode();
    }
}
