package io.eventplane.gateway.mqtt.socket;

import io.eventplane.gateway.mqtt.packet.MqttSettings;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.ClientCertificate;
import io.eventplane.gateway.wire.Peers;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The socket of one client. On its event loop alone, but for {@link #execute}. */
public final class MqttSocket {

    /** How long a client may take to read why it is turned away; a socket closed with unread bytes would lose that. */
    private static final long PARTING_MILLIS = 500;

    private final NetSocketInternal socket;
    private final ChannelHandlerContext context;
    private final Sender sender;
    private boolean flushing;
    private boolean paused;

    public MqttSocket(NetSocketInternal socket) {
        this.socket = socket;
        this.context = socket.channelHandlerContext();
        // Asked for now: a closed socket does not know it any more.
        this.sender = new Sender(MqttSettings.NAME, Peers.address(socket.remoteAddress()));
    }

    /** Where the client is, for the log. */
    public String peer() {
        return String.valueOf(socket.remoteAddress());
    }

    /** Who speaks here, for whoever wants to know. */
    public Sender sender() {
        return sender;
    }

    /** What the client has shown of itself; empty over TCP, and when it has shown none. */
    public Optional<ClientCertificate> certificate() {
        return ClientCertificate.shownIn(socket.sslSession());
    }

    /** Takes the limit off a client that was let in. */
    public void letIn() {
        context.pipeline().remove(GreetingLimit.class);
    }

    /** Writes; all that is written in one turn of the loop leaves together. */
    public void write(MqttMessage packet) {
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
    public void writeLast(MqttMessage packet) {
        write(packet);
        part();
    }

    /** Closes, once what was written has left. */
    public void part() {
        context.flush();
        // What still comes has to be read, or the client never reads the last packet.
        resume();
        if (channel() instanceof DuplexChannel tcp && context.pipeline().get(SslHandler.class) == null) {
            var unused = tcp.shutdownOutput();
        }
        var unused = context.executor().schedule(this::close, PARTING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Closes now. Asked of the whole pipeline, Vert.x would first write what waits, and a client that doesn't read would never be rid of. */
    public void close() {
        var unused = context.close();
    }

    public void pause() {
        paused = true;
        channel().config().setAutoRead(false);
    }

    public void resume() {
        paused = false;
        channel().config().setAutoRead(true);
    }

    /** Reads on, unless it is paused. */
    public void readOn() {
        if (!paused) {
            channel().config().setAutoRead(true);
        }
    }

    /** Whether nothing more is wanted of the client now; then it can't finish what it has begun. */
    public boolean isPaused() {
        return paused;
    }

    /** Whether what the client sends is read, so that its silence is its own. */
    public boolean isReading() {
        return channel().config().isAutoRead();
    }

    /** Whether the client reads too slowly for what is written. */
    public boolean congested() {
        return !channel().isWritable();
    }

    /** On this socket's event loop, soon. From any thread. */
    public void execute(Runnable task) {
        context.executor().execute(task);
    }

    public boolean onLoop() {
        return context.executor().inEventLoop();
    }

    private Channel channel() {
        return context.channel();
    }
}
