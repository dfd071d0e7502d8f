package io.eventplane.director.specs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on loopback that takes connections and then does what no web server would. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Script {
        void play(RawServer server, OutputStream out) throws IOException;
    }

    public static RawServer doing(Script script) {
        try {
            var server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.threads.execute(() -> server.accept(script));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends these bytes and ends the connection. */
    public static RawServer saying(String text) {
        return doing((server, out) -> out.write(text.getBytes(ISO_8859_1)));
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/spec.yaml";
    }

    /** Lets time pass; answers false once the server is closed. */
    public boolean pass(long milliseconds) {
        try {
            return !closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void accept(Script script) {
        while (closed.getCount() > 0) {
            try {
                var connection = socket.accept();
                threads.execute(() -> serve(connection, script));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection, Script script) {
        try (connection) {
            readRequest(connection);
            script.play(this, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The client has gone, as it should.
        }
    }

    private static void readRequest(Socket connection) throws IOException {
        var in = connection.getInputStream();
        int ends = 0;
        for (int c = in.read(); c >= 0 && ends < 2; c = ends < 2 ? in.read() : c) {
            ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
            if (ends == 2) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        threads.shutdownNow();
    }
}
