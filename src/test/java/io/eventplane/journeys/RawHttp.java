package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes requests to a socket as they stand, also those that no HTTP client would send. */
record RawHttp(int port) {

    private static final String PROBLEM = "urn:eventplane:problem:";
    private static final Duration LONG = Duration.ofSeconds(30);

    /** What is written, each character a byte. */
    record Request(String head, String body) {

        /** A request line; the rest follows. */
        static Request line(String line) {
            return new Request(line + "\r\n", "");
        }

        static Request post(String path, String contentType, byte[] body) {
            return posted(path, contentType)
                    .with("Content-Length: " + body.length)
                    .carrying(body);
        }

        static Request post(String path, String contentType, String body) {
            return post(path, contentType, body.getBytes(UTF_8));
        }

        /** Without the length of its body. */
        static Request posted(String path, String contentType) {
            return to("POST", path).with("Content-Type: " + contentType);
        }

        static Request to(String method, String path) {
            return line(method + " " + path + " HTTP/1.1")
                    .with("Host: 127.0.0.1")
                    .with("Connection: close");
        }

        Request with(String header) {
            return new Request(head + header + "\r\n", body);
        }

        Request carrying(byte[] bytes) {
            return new Request(head, new String(bytes, ISO_8859_1));
        }

        Request carrying(String text) {
            return carrying(text.getBytes(UTF_8));
        }
    }

    /** The answer; status 0 when the server closed the connection without one. */
    record Answer(int status, String head, String body) {

        /** See {@link HostileRequest#code}. */
        String code() {
            JsonNode json = json();
            String problem = json.path("type").asString("");
            return json.at("/errors/0/extensions/code")
                    .asString(problem.startsWith(PROBLEM) ? problem.substring(PROBLEM.length()) : "");
        }

        String pointer() {
            JsonNode json = json();
            return json.at("/errors/0/extensions/violations/0/pointer")
                    .asString(json.at("/violations/0/pointer").asString(""));
        }

        private JsonNode json() {
            try {
                return JsonMapper.shared().readTree(body);
            } catch (JacksonException e) {
                return JsonNodeFactory.instance.missingNode();
            }
        }
    }

    /** Sends all of it, says that nothing follows, and reads until the server closes the connection. */
    Answer send(Request request) {
        return answer(everything(request.head() + "\r\n" + request.body()).getBytes(ISO_8859_1));
    }

    /** The same, with any bytes for any number of requests, and for whatever is answered; each character is a byte. */
    String everything(String sent) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            write(socket, sent);
            return new String(read(socket.getInputStream()), ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(
                    "no answer, and the connection stays open: " + sent.lines().findFirst(), e);
        }
    }

    /** A server that has read enough may stop reading. */
    private static void write(Socket socket, String sent) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(sent.getBytes(ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
        } catch (IOException stopped) {
            // Its answer says why.
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (java.net.SocketException reset) {
            // What came before it is the answer.
        }
        return all.toByteArray();
    }

    private static Answer answer(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, text, "");
        }
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, isChunked(head) ? joined(body) : body);
    }

    private static boolean isChunked(String head) {
        return head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    }

    private static String joined(String chunks) {
        int line = chunks.indexOf("\r\n");
        int length = line < 0 ? 0 : Integer.parseInt(chunks.substring(0, line).strip(), 16);
        return length == 0
                ? ""
                : chunks.substring(line + 2, line + 2 + length) + joined(chunks.substring(line + 4 + length));
    }
}
