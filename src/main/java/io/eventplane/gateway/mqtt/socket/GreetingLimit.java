package io.eventplane.gateway.mqtt.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Counts what a client sends before it is let in: nobody unknown makes the gateway hold more. Taken out once it is let in. */
final class GreetingLimit extends ChannelInboundHandlerAdapter {

    /** A CONNECT with a will of nearly the length that it can have, and the request of a WebSocket. */
    private static final int MOST_BYTES = 128 * 1024;

    private int bytes;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        bytes += message instanceof ByteBuf read ? read.readableBytes() : 0;
        if (bytes > MOST_BYTES) {
            ReferenceCountUtil.release(message);
            var unused = context.close();
        } else {
            super.channelRead(context, message);
        }
    }
}
