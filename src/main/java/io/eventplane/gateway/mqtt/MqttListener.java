package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.socket.MqttPipeline;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.IntConsumer;

/** One event loop's share of a listening port. */
final class MqttListener extends AbstractVerticle {

    private static final Logger LOG = System.getLogger(MqttListener.class.getName());
    private static final long SWEEP_MILLIS = 1000;

    private final NetServerOptions options;
    private final MqttPipeline pipeline;
    private final MqttConnections connections;
    private final IntConsumer listening;

    /** One that isn't started; {@code listening} is told the port when it is. */
    MqttListener(NetServerOptions options, MqttPipeline pipeline, MqttConnections connections, IntConsumer listening) {
        this.options = options;
        this.pipeline = pipeline;
        this.connections = connections;
        this.listening = listening;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setPeriodic(SWEEP_MILLIS, timer -> connections.sweep());
        vertx.createNetServer(options)
                .connectHandler(this::connected)
                .exceptionHandler(failure -> LOG.log(Level.DEBUG, "a connection broke off", failure))
                .listen()
                .onSuccess(this::listens)
                .<Void>mapEmpty()
                .onComplete(started);
    }

    @Override
    public void stop() {
        connections.shutDown();
    }

    private void listens(NetServer server) {
        listening.accept(server.actualPort());
    }

    private void connected(NetSocket opened) {
        var socket = (NetSocketInternal) opened;
        connections.opened(
                socket, pipeline.install(socket.channelHandlerContext().pipeline()));
    }
}
