package io.eventplane.gateway.wire;

import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where somebody is who has connected, in one spelling for all protocols. */
public final class Peers {

    private Peers() {}

    /** {@code host:port}, IPv6 in brackets, never a name; empty when nobody knows any more. */
    public static String address(@Nullable SocketAddress peer) {
        return peer == null || peer.hostAddress() == null ? "" : address(peer.hostAddress(), peer.port());
    }

    static String address(java.net.@Nullable SocketAddress peer) {
        return peer instanceof InetSocketAddress internet && internet.getAddress() != null
                ? address(internet.getAddress().getHostAddress(), internet.getPort())
                : "";
    }

    private static String address(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
