package io.eventplane.gateway.websocket;

import io.eventplane.gateway.limit.Gathering;
import io.eventplane.gateway.limit.InFlightBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How a connection's socket is read: not while its client leaves unread what it is sent, while too many of its events wait for the bus, nor
 * while all clients together have sent too much. Counts what is kept of what is not whole. On its event loop alone.
 */
final class Reading {

    private final Channel channel;
    private final InFlightBytes inFlight;
    private final Gathering frames;
    private final Gathering fragments;
    private final BooleanSupplier busy;
    private long heard = System.nanoTime();
    private long readsSince = heard;

    /**
     * Of a socket that speaks WebSocket already.
     *
     * @param busy whether as many events of the client are under way as may be
     */
    Reading(Channel channel, InFlightBytes inFlight, BooleanSupplier busy) {
        this.channel = channel;
        this.inFlight = inFlight;
        this.frames = new Gathering(inFlight);
        this.fragments = new Gathering(inFlight);
        this.busy = busy;
        channel.closeFuture().addListener(closed -> {
            frames.forget();
            fragments.forget();
        });
    }

    /** What the socket's bytes go through before they are frames. */
    ChannelInboundHandlerAdapter countingBytes() {
        return new Counting();
    }

    /** Where fragments of messages are counted. */
    Gathering fragments() {
        return fragments;
    }

    /** A frame is whole. What follows it in the same read is counted with the next: a read is small. */
    void wholeFrame() {
        frames.whole(Long.MAX_VALUE);
    }

    /** Reads, or stops to, as things are now. */
    void regulate() {
        boolean reads = !held() && !inFlight.isExhausted();
        if (channel.config().isAutoRead() != reads) {
            channel.config().setAutoRead(reads);
        }
    }

    /** A second went by. Whose events wait is not late with the next; who waits for the room of others may be one that takes it. */
    void sweep(long now) {
        if (channel.isWritable()) {
            readsSince = now;
        }
        if (held()) {
            heard = now;
            frames.excuse(now);
            fragments.excuse(now);
        }
        regulate();
    }

    /** Whether the client took longer than that for a message, or to read. */
    boolean isSlow(Duration patience, long now) {
        return now - readsSince > patience.toNanos()
                || frames.hasTaken(patience, now)
                || fragments.hasTaken(patience, now);
    }

    /** Whether nothing at all has come for that long. */
    boolean isSilent(Duration patience, long now) {
        return now - heard > patience.toNanos();
    }

    private boolean held() {
        return busy.getAsBoolean() || !channel.isWritable();
    }

    private final class Counting extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof ByteBuf read) {
                heard = System.nanoTime();
                frames.read(read.readableBytes());
            }
            super.channelRead(context, message);
            regulate();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
            regulate();
            super.channelWritabilityChanged(context);
        }
    }
}
