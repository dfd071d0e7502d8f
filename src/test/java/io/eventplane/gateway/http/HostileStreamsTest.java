package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of HTTP/2 that send far more frames than any event needs: each is cut, and others are served. */
class HostileStreamsTest {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int FRAMES = 200_000;
    /** Less than any time-out of the gateway: what cuts is the defence. */
    private static final int PATIENCE_MILLIS = 5000;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int PRIORITY = 2;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;
    private static final int UNKNOWN = 0xee;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private static final int HEADER_BYTES = 9;

    /** That the stream's place in the tree of priorities is told. */
    private static final int DEPENDENCY = 0x20;

    /** HPACK: a literal header that the table keeps, the newest entry of the table, the largest number of seven bits. */
    private static final int KEPT = 0x40;

    private static final byte NEWEST = (byte) 0xbe;
    private static final int PREFIX = 127;

    private static final int KILOBYTE = 1024;
    private static final byte[] MUCH = {0x7f, -1, -1, -1};

    /** {@code :method POST}, {@code :scheme http}, {@code :path /}, as HPACK's static table has them. */
    private static final byte[] HEAD = {(byte) 0x83, (byte) 0x86, (byte) 0x84};

    private ListeningGateway gateway;

    @BeforeEach
    void start() {
        gateway = new ListeningGateway(
                Definitions.LAMPS,
                Map.of(
                        "eventplane.gateway.http.head-timeout", "PT7S",
                        "eventplane.gateway.http.idle-timeout", "PT7S"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                flood("rapid reset", new byte[0], HostileStreamsTest::reset),
                flood("settings", new byte[0], i -> frame(SETTINGS, 0, 0, new byte[0])),
                flood("settings that are always others", new byte[0], i -> frame(SETTINGS, 0, 0, window(i))),
                flood("settings that are acknowledged", new byte[0], i -> frame(SETTINGS, ACK, 0, new byte[0])),
                flood("pings", new byte[0], i -> frame(PING, 0, 0, new byte[8])),
                flood("answers to no ping", new byte[0], i -> frame(PING, ACK, 0, new byte[8])),
                flood("priorities", new byte[0], i -> frame(PRIORITY, 0, 2 * i + 1, new byte[5])),
                flood("unknown frames", new byte[0], i -> frame(UNKNOWN, 0, 0, new byte[1])),
                flood("streams that are never reset but refused", new byte[0], HostileStreamsTest::broken),
                flood("a window without end", new byte[0], i -> frame(WINDOW_UPDATE, 0, 0, MUCH)),
                flood("headers without end", frame(HEADERS, 0, 1, HEAD), i -> frame(CONTINUATION, 0, 1, header(i))),
                flood("continuations", frame(HEADERS, 0, 1, HEAD), i -> frame(CONTINUATION, 0, 1, new byte[0])),
                flood("empty data", frame(HEADERS, END_HEADERS, 1, HEAD), i -> frame(DATA, 0, 1, new byte[0])));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void cuts_a_flood_and_serves_others(byte[] first, IntFunction<byte[]> each) throws Exception {
        try (Socket socket = open()) {
            socket.getOutputStream().write(first);

            long begun = System.nanoTime();
            assertThat(isCut(socket, each)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(PATIENCE_MILLIS));
            await().untilAsserted(
                            () -> assertThat(gateway.observed().told).contains("http refused none malformed-frame"));
        }
        assertThat(publish()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HT",
                PREFACE,
                PREFACE + "\0\0",
                "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
                PREFACE + "GET / HTTP/1.1\r\n\r\n"
            })
    void cuts_who_falls_silent_or_speaks_something_else(String text) throws Exception {
        try (var connection = RawConnection.to(gateway.uri("/")).write(text)) {
            assertThat(connection.readToEnd()).doesNotContain("HTTP/1.1 2");
        }
        assertThat(publish()).isEqualTo(202);
    }

    /** A header that the table keeps, of as many bytes as it holds, then named again and again: each name costs a byte. */
    @Test
    void cuts_a_bomb_of_headers() throws Exception {
        byte[] large = literal(KEPT, "x", 4000);
        byte[] again = new byte[8000];
        Arrays.fill(again, NEWEST);
        byte[] block = ByteBuffer.allocate(HEAD.length + large.length + again.length)
                .put(HEAD)
                .put(large)
                .put(again)
                .array();
        try (Socket socket = open()) {
            assertThat(isCutOrReset(socket, frame(HEADERS, END_HEADERS, 1, block)))
                    .isTrue();
        }
        assertThat(publish()).isEqualTo(202);
    }

    /** The window of every stream is closed, so no answer ever leaves: no stream ends, and those beyond the most are refused. */
    @Test
    void holds_a_few_answers_only_that_nobody_reads() throws Exception {
        try (Socket socket = open()) {
            socket.getOutputStream().write(frame(SETTINGS, 0, 0, window(0)));
            for (int i = 0; i < 1000; i++) {
                socket.getOutputStream().write(frame(HEADERS, END_HEADERS | END_STREAM, 2 * i + 1, HEAD));
            }
            assertThat(publish()).isEqualTo(202);
            // Longer than the gateway waits for another request.
            socket.setSoTimeout(20_000);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException cut) {
            // As well.
        }
        assertThat(publish()).isEqualTo(202);
    }

    private Socket open() throws IOException {
        var socket = new Socket(gateway.uri("/").getHost(), gateway.uri("/").getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(PREFACE.getBytes(US_ASCII));
        socket.getOutputStream().write(frame(SETTINGS, 0, 0, new byte[0]));
        return socket;
    }

    private static boolean isCutOrReset(Socket socket, byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
        var in = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                int length = (in.readUnsignedShort() << 8) | in.readUnsignedByte();
                int type = in.readUnsignedByte();
                in.skipNBytes(5 + length);
                if (type == RST_STREAM || type == GO_AWAY) {
                    return true;
                }
            }
        } catch (EOFException | SocketException cut) {
            return true;
        }
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

    /** The initial window's size, as a setting. */
    private static byte[] window(int size) {
        return ByteBuffer.allocate(6).putShort((short) 4).putInt(size).array();
    }

    /** A stream that depends on itself, which makes the gateway reset it. */
    private static byte[] broken(int index) {
        int stream = 2 * index + 1;
        return frame(
                HEADERS,
                END_HEADERS | DEPENDENCY,
                stream,
                ByteBuffer.allocate(5 + HEAD.length)
                        .putInt(stream)
                        .put((byte) 0)
                        .put(HEAD)
                        .array());
    }

    /** A header of a kilobyte as HPACK has it, not to be indexed. */
    private static byte[] header(int index) {
        return literal(0, "x%06d".formatted(index), KILOBYTE);
    }

    /** A header whose value is so many times {@code a}. */
    private static byte[] literal(int kind, String name, int length) {
        byte[] value = "a".repeat(length).getBytes(US_ASCII);
        int rest = length - PREFIX;
        return ByteBuffer.allocate(5 + name.length() + length)
                .put((byte) kind)
                .put((byte) name.length())
                .put(name.getBytes(US_ASCII))
                // The length: all of the first byte, and the rest, seven bits after seven bits.
                .put((byte) PREFIX)
                .put((byte) (0x80 | (rest & PREFIX)))
                .put((byte) (rest >> 7))
                .put(value)
                .array();
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
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
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
