package io.eventplane.gateway.amqp;

import io.eventplane.gateway.limit.Gathering;
import io.eventplane.gateway.limit.InFlightBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.proton.ProtonSession;
import io.vertx.proton.impl.ProtonSessionImpl;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.qpid.proton.engine.Transport;

/**
 * How a connection's socket is read: not while its client leaves unread what it is sent, nor while all clients together have sent too
 * much. Counts what the engine keeps of frames and messages that are not whole. Stands before the engine in the socket's pipeline, on its
 * event loop alone.
 */
final class Reading extends ChannelInboundHandlerAdapter {

    private final Channel channel;
    private final Transport engine;
    private final InFlightBytes inFlight;
    private final Gathering gathering;
    private final Set<ProtonSession> sessions = new HashSet<>();
    private long frames;
    private long frameBytes;
    private long readsSince = System.nanoTime();

    Reading(Channel channel, Transport engine, InFlightBytes inFlight) {
        this.channel = channel;
        this.engine = engine;
        this.inFlight = inFlight;
        this.gathering = new Gathering(inFlight);
    }

    void begun(ProtonSession session) {
        sessions.add(session);
    }

    void ended(ProtonSession session) {
        sessions.remove(session);
    }

    int sessions() {
        return sessions.size();
    }

    /** A message is whole. */
    void whole() {
        gathering.excuse(System.nanoTime());
    }

    /** A second went by; false when the client has been too slow for that long, and is to be cut. */
    boolean sweep(Duration patience, long now) {
        if (channel.isWritable()) {
            readsSince = now;
        }
        regulate();
        return now - readsSince <= patience.toNanos() && !gathering.hasTaken(patience, now);
    }

    /** Closes now. Asked of the whole pipeline, Vert.x would first write what waits, and a client that doesn't read would never be rid of. */
    void cut() {
        var unused = Objects.requireNonNull(channel.pipeline().context(this)).close();
    }

    /** The socket is closed, whoever closed it. */
    void whenOver(Runnable told) {
        channel.closeFuture().addListener(closed -> {
            gathering.forget();
            told.run();
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        int bytes = message instanceof ByteBuf read ? read.readableBytes() : 0;
        super.channelRead(context, message);
        count(bytes);
        regulate();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        regulate();
        super.channelWritabilityChanged(context);
    }

    /** What follows a frame in the same read is counted with the next: a read is small. */
    private void count(int read) {
        boolean whole = engine.getFramesInput() != frames;
        frames = engine.getFramesInput();
        frameBytes = whole ? 0 : frameBytes + read;
        long kept = frameBytes;
        for (var session : sessions) {
            kept += ((ProtonSessionImpl) session).getIncomingBytes();
        }
        gathering.become(kept);
    }

    private void regulate() {
        boolean reads = channel.isWritable() && !inFlight.isExhausted();
        if (channel.config().isAutoRead() != reads) {
            channel.config().setAutoRead(reads);
        }
    }
}
