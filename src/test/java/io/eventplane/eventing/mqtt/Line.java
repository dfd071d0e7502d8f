package io.eventplane.eventing.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a broker that can be cut: everybody who is connected over it finds the connection reset. */
final class Line implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Line(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    static Line to(int port) throws IOException {
        var line = new Line(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        line.inBackground(line::accept);
        return line;
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many ends of connections are open. */
    long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    void cut() {
        for (Socket socket : sockets) {
            reset(socket);
        }
        sockets.removeIf(Socket::isClosed);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket near = door.accept();
            try {
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                inBackground(() -> copy(near, far));
                inBackground(() -> copy(far, near));
            } catch (IOException brokerIsAway) {
                near.close();
            }
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed, then.
        }
    }

    private void inBackground(Copying what) {
        Thread thread = new Thread(
                () -> {
                    try {
                        what.run();
                    } catch (IOException cut) {
                        // That is what it is for.
                    }
                },
                "line");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Copying {
        void run() throws IOException;
    }
}
