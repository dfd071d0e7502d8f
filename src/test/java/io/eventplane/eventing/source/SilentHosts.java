package io.eventplane.eventing.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosts that one can connect to, and that never say a word. */
public final class SilentHosts implements AutoCloseable {

    private final List<ServerSocket> sockets;

    private SilentHosts(List<ServerSocket> sockets) {
        this.sockets = sockets;
    }

    /** So many, on this machine. */
    public static SilentHosts many(int count) {
        return new SilentHosts(
                Stream.generate(SilentHosts::listening).limit(count).toList());
    }

    /** All of them, as the url of one cluster. */
    public String url(String scheme) {
        return sockets.stream()
                .map(socket -> "127.0.0.1:" + socket.getLocalPort())
                .collect(Collectors.joining(",", scheme + "://", ""));
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    /** The system accepts for those who do not. */
    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
