package io.eventplane.gateway.wire;

import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.gateway.observation.Sender;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections of all listening sockets, from the moment they are accepted, and closes those that are too many at once: before
 * any protocol has spent anything on them. Tells the observer of all of them, and of those with which no TLS came about. Thread-safe.
 */
final class AcceptedConnections {

    private final int most;
    private final GatewayObserver observer;
    private final AtomicInteger open = new AtomicInteger();

    /** By port as Vert.x is told it. */
    private final Map<Integer, Entrance> entrances = new ConcurrentHashMap<>();

    AcceptedConnections(int most, GatewayObserver observer) {
        this.observer = observer;
        if (most < 1) {
            throw new IllegalArgumentException("eventplane.gateway.max-connections must be at least 1, was " + most);
        }
        this.most = most;
    }

    /** That is what is going to be behind that port. */
    void expect(Entrance entrance, int sharedPort) {
        entrances.put(sharedPort, entrance);
    }

    /** What stands at the sockets that listen on that port. */
    ChannelInboundHandlerAdapter at(int sharedPort) {
        return new Door(entrances.getOrDefault(sharedPort, Entrance.to("unknown")));
    }

    private boolean admits() {
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    @Sharable
    private final class Door extends ChannelInboundHandlerAdapter {

        private final String protocol;
        private final Optional<Duration> firstWord;

        Door(Entrance entrance) {
            this.protocol = entrance.protocol();
            this.firstWord = entrance.firstWord();
        }

        @Override
        public void channelRead(ChannelHandlerContext listening, Object accepted) {
            Channel connection = (Channel) accepted;
            // Asked for now: a closed socket does not know it any more.
            var sender = new Sender(protocol, Peers.address(connection.remoteAddress()));
            if (admits()) {
                observer.connected(protocol);
                connection.closeFuture().addListener(closed -> ended(connection, sender));
                listening.fireChannelRead(accepted);
                firstWord.ifPresent(patience -> await(connection, sender, patience));
            } else {
                connection.unsafe().closeForcibly();
                observer.refused(sender, Optional.empty(), "too-many-connections");
            }
        }

        private void await(Channel connection, Sender sender, Duration patience) {
            FirstWord.await(connection, patience, () -> observer.refused(sender, Optional.empty(), "timeout"));
        }

        private void ended(Channel connection, Sender sender) {
            open.decrementAndGet();
            observer.disconnected(protocol);
            var tls = connection.pipeline().get(SslHandler.class);
            if (tls != null && !tls.handshakeFuture().isSuccess()) {
                observer.refused(sender, Optional.empty(), "tls-handshake");
            }
        }
    }
}
