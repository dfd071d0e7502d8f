package io.eventplane.gateway.http;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** What a server takes of HTTP itself, before there is a request. */
final class HttpLimits {

    private static final int BACKLOG = 1024;
    private static final int STREAMS = 256;
    private static final int WINDOW = 256 * 1024;

    private HttpLimits() {}

    /** Nothing is compressed, decompressed or continued by itself: limits and credentials come first. */
    static HttpServerOptions options(HttpSettings settings) {
        return new HttpServerOptions()
                .setAcceptBacklog(BACKLOG)
                .setMaxInitialLineLength(settings.maxHeaderBytes())
                .setMaxHeaderSize(settings.maxHeaderBytes())
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false)
                .setHttp2ClearTextEnabled(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(STREAMS)
                        .setInitialWindowSize(WINDOW)
                        .setPushEnabled(false)
                        .setMaxHeaderListSize(settings.maxHeaderBytes()))
                // Also while it isn't known yet which HTTP is spoken.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(settings.patience().idle().toMillis()));
    }
}
