package io.eventplane.gateway.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.IntConsumer;

/** One event loop's share of a listening port. */
final class HttpListener extends AbstractVerticle {

    private static final Logger LOG = System.getLogger(HttpListener.class.getName());
    private static final long SWEEP_MILLIS = 1000;

    private final HttpServerOptions options;
    private final Answering answering;
    private final IntConsumer listening;

    /** One that isn't started; {@code listening} is told the port when it is. */
    HttpListener(HttpServerOptions options, Answering answering, IntConsumer listening) {
        this.options = options;
        this.answering = answering;
        this.listening = listening;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setPeriodic(SWEEP_MILLIS, timer -> answering.connections().sweep());
        vertx.createHttpServer(options)
                .connectionHandler(answering.connections()::opened)
                .requestHandler(request -> new HttpExchange(request, answering, this::onThisLoop).receive())
                .invalidRequestHandler(this::malformed)
                .exceptionHandler(failure -> LOG.log(Level.DEBUG, "a connection broke off", failure))
                .listen()
                .onSuccess(this::listens)
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void listens(HttpServer server) {
        listening.accept(server.actualPort());
    }

    private void malformed(HttpServerRequest request) {
        answering.post().turnedAway(HttpProtocol.sender(request), "malformed-request");
        new MalformedRequest(request).answer();
    }

    private void onThisLoop(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }
}
