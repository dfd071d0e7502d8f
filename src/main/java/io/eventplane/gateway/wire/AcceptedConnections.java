package io.eventplane.gateway.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections of all listening sockets, from the moment they are accepted, and closes those that are too many at once: before
 * any protocol has spent anything on them. Thread-safe.
 */
@Sharable
final class AcceptedConnections extends ChannelInboundHandlerAdapter {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    AcceptedConnections(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("eventplane.gateway.max-connections must be at least 1, was " + most);
        }
        this.most = most;
    }

    @Override
    public void channelRead(ChannelHandlerContext listening, Object accepted) {
        Channel connection = (Channel) accepted;
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            connection.unsafe().closeForcibly();
        } else {
            connection.closeFuture().addListener(closed -> open.decrementAndGet());
            listening.fireChannelRead(accepted);
        }
    }
}
