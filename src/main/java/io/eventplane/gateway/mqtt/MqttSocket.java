package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.wire.Peers;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.concurrent.TimeUnit;

/** The socket of one client. On its event loop alone, but for {@link #execute}. */
final class MqttSocket {

    /** How long a client may take to read why it is turned away; a socket closed with unread bytes would lose that. */
    private static final long PARTING_MILLIS = 500;

    private final NetSocketInternal socket;
    private final ChannelHandlerContext context;
    private final Sender sender;
    private boolean flushing;
    private boolean paused;

    MqttSocket(NetSocketInternal socket) {
        this.socket = socket;
        this.context = socket.channelHandlerContext();
        // Asked for now: a closed socket does not know it any more.
        this.sender = new Sender(MqttProtocol.NAME, Peers.address(socket.remoteAddress()));
    }

    /** Where the client is, for the log. */
    String peer() {
        return String.valueOf(socket.remoteAddress());
    }

    /** Who speaks here, for whoever wants to know. */
    Sender sender() {
        return sender;
    }

    /** Takes the limit off a client that was let in. */
    void letIn() {
        context.pipeline().remove(GreetingLimit.class);
    }

    /** Writes; all that is written in one turn of the loop leaves together. */
    void write(MqttMessage packet) {
        var unused = context.write(packet, context.voidPromise());
        if (!flushing) {
            flushing = true;
            execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        context.flush();
    }

    /** Writes what is the last; the socket closes by itself a little later. */
    void writeLast(MqttMessage packet) {
        write(packet);
        part();
    }

    /** Closes, once what was written has left. */
    void part() {
        context.flush();
        // What still comes has to be read, or the client never reads the last packet.
        resume();
        if (channel() instanceof DuplexChannel tcp && context.pipeline().get(SslHandler.class) == null) {
            var unused = tcp.shutdownOutput();
        }
        var unused = context.executor().schedule(this::close, PARTING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Closes now. Asked of the whole pipeline, Vert.x would first write what waits, and a client that doesn't read would never be rid of. */
    void close() {
        var unused = context.close();
    }

    void pause() {
        paused = true;
        channel().config().setAutoRead(false);
    }

    void resume() {
        paused = false;
        channel().config().setAutoRead(true);
    }

    /** Reads on, unless it is paused. */
    void readOn() {
        if (!paused) {
            channel().config().setAutoRead(true);
        }
    }

    /** Whether nothing more is wanted of the client now; then it can't finish what it has begun. */
    boolean isPaused() {
        return paused;
    }

    /** Whether what the client sends is read, so that its silence is its own. */
    boolean isReading() {
        return channel().config().isAutoRead();
    }

    /** Whether the client reads too slowly for what is written. */
    boolean congested() {
        return !channel().isWritable();
    }

    /** On this socket's event loop, soon. From any thread. */
    void execute(Runnable task) {
        context.executor().execute(task);
    }

    boolean onLoop() {
        return context.executor().inEventLoop();
    }

    private Channel channel() {
        return context.channel();
    }
}
