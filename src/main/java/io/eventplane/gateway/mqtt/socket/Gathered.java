package io.eventplane.gateway.mqtt.socket;

import io.eventplane.gateway.limit.Gathering;
import io.eventplane.gateway.limit.InFlightBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.time.Duration;

/**
 * What one client has sent that is no whole packet yet, or a whole one that waits for its turn. Stops to read when all clients together
 * have sent too much. On its event loop alone.
 */
public final class Gathered {

    private static final int SEVEN_BITS = 7;

    private final InFlightBytes inFlight;
    private final Gathering frames;
    private final Gathering packets;

    public Gathered(InFlightBytes inFlight) {
        this.inFlight = inFlight;
        this.frames = new Gathering(inFlight);
        this.packets = new Gathering(inFlight);
    }

    /** What a packet's bytes go through before they are decoded. */
    public ChannelHandler countingPackets() {
        return new Counting(packets);
    }

    /** The same for WebSocket frames. */
    public ChannelHandler countingFrames() {
        return new Counting(frames);
    }

    /** What follows a frame in the same read is counted with the next: a read is small. */
    public ChannelHandler endingFrames() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
                frames.whole(Long.MAX_VALUE);
                super.channelRead(context, message);
            }
        };
    }

    /** A packet has come out, or what was to be one. */
    public void whole(Object message) {
        if (message instanceof MqttMessage packet && packet.fixedHeader() != null) {
            packets.whole(bytes(packet.fixedHeader().remainingLength()));
        }
    }

    public void excuse(long now) {
        frames.excuse(now);
        packets.excuse(now);
    }

    public boolean hasTaken(Duration patience, long now) {
        return frames.hasTaken(patience, now) || packets.hasTaken(patience, now);
    }

    /** Whether there is room again for what a client sends. */
    public boolean mayGoOn() {
        return !inFlight.isExhausted();
    }

    public void forget() {
        frames.forget();
        packets.forget();
    }

    /** One byte says what it is, and one for every seven bits how long the rest. */
    private static long bytes(int remaining) {
        int lengthBytes = 1;
        for (int rest = remaining >>> SEVEN_BITS; rest > 0; rest >>>= SEVEN_BITS) {
            lengthBytes++;
        }
        return 1L + lengthBytes + remaining;
    }

    private final class Counting extends ChannelInboundHandlerAdapter {

        private final Gathering gathering;

        Counting(Gathering gathering) {
            this.gathering = gathering;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof ByteBuf read) {
                gathering.read(read.readableBytes());
            }
            super.channelRead(context, message);
            if (inFlight.isExhausted()) {
                context.channel().config().setAutoRead(false);
            }
        }
    }
}
