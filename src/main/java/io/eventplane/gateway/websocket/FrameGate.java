package io.eventplane.gateway.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.util.ReferenceCountUtil;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What frames go through before Vert.x sees them. A close frame waits until all answers are given: Vert.x would close the socket in front
 * of them. What is no frame is told to the connection, which closes with the right status; Vert.x would only cut.
 */
final class FrameGate extends ChannelInboundHandlerAdapter {

    private final Runnable whole;
    private final BooleanSupplier answersOpen;
    private final Consumer<CorruptedWebSocketFrameException> corrupt;
    private @Nullable CloseWebSocketFrame held;
    private @Nullable ChannelHandlerContext context;

    /** @param whole hears of every frame */
    FrameGate(Runnable whole, BooleanSupplier answersOpen, Consumer<CorruptedWebSocketFrameException> corrupt) {
        this.whole = whole;
        this.answersOpen = answersOpen;
        this.corrupt = corrupt;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) throws Exception {
        whole.run();
        if (message instanceof CloseWebSocketFrame close && answersOpen.getAsBoolean()) {
            ReferenceCountUtil.release(held);
            held = close;
        } else {
            super.channelRead(reading, message);
        }
    }

    /** All answers are given. */
    void answered() {
        var close = held;
        held = null;
        if (close != null && context != null) {
            context.fireChannelRead(close);
            // Vert.x writes what it answers to it behind the end of a read only.
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ended) throws Exception {
        ReferenceCountUtil.release(held);
        held = null;
        super.channelInactive(ended);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable cause) throws Exception {
        if (cause instanceof CorruptedWebSocketFrameException fault) {
            corrupt.accept(fault);
        } else {
            super.exceptionCaught(failing, cause);
        }
    }
}
