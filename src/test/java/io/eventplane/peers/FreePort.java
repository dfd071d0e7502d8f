package io.eventplane.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine that nobody listens at. Below the range that the system takes for outgoing connections, so that it is still free when
 * a server comes back to it.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** One that was free a moment ago, and another one each time. */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(FIRST, BEYOND)
                .filter(FreePort::isFree)
                .filter(GIVEN::add)
                .findFirst()
                .orElseThrow();
    }

    /** Whether somebody listens there. */
    public static boolean isTaken(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
