package io.eventplane.gateway.http;

import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
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
                .connectionHandler(this::opened)
                .requestHandler(request -> new HttpExchange(request, answering, this::onThisLoop).receive())
                .invalidRequestHandler(this::malformed)
                .exceptionHandler(HttpListener::broken)
                .listen()
                .onSuccess(this::listens)
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void listens(HttpServer server) {
        listening.accept(server.actualPort());
    }

    private void opened(HttpConnection connection) {
        answering.connections().opened(connection);
        connection.exceptionHandler(failure -> broken(connection, failure));
    }

    /** Frames of HTTP/2 that break its rules, or are far too many, end their connection: Netty sees to that. */
    private void broken(HttpConnection connection, Throwable failure) {
        broken(failure);
        if (failure instanceof Http2Exception) {
            answering.post().turnedAway(HttpProtocol.sender(connection), "malformed-frame");
        }
    }

    private static void broken(Throwable failure) {
        LOG.log(Level.DEBUG, "a connection broke off", failure);
    }

    private void malformed(HttpServerRequest request) {
        answering.post().turnedAway(HttpProtocol.sender(request), "malformed-request");
        new MalformedRequest(request).answer();
    }

    private void onThisLoop(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }
}
