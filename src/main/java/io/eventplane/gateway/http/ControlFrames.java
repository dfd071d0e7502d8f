package io.eventplane.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Counts the frames of an HTTP/2 connection that no event needs many of, and that make work or answers: SETTINGS, PING, PRIORITY, and those
 * of no known type. Cuts who sends a thousand within ten seconds. Resets, continuations and empty data Netty counts itself. For one
 * connection's event loop alone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-10.5">RFC 9113, section 10.5, denial of service</a>
 */
final class ControlFrames extends Http2FrameListenerDecorator {

    private static final int MOST = 1000;
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private long since = System.nanoTime();
    private int seen;

    private ControlFrames(Http2FrameListener listener) {
        super(listener);
    }

    /** Watches that connection; HTTP/1 has no such frames. */
    static void watch(HttpConnection connection) {
        var pipeline = ((ConnectionBase) connection).channel().pipeline();
        var http2 = pipeline.get(Http2ConnectionHandler.class);
        if (http2 != null) {
            var decoder = http2.decoder();
            decoder.frameListener(new ControlFrames(decoder.frameListener()));
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        count();
        super.onSettingsRead(context, settings);
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext context) throws Http2Exception {
        count();
        super.onSettingsAckRead(context);
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
        count();
        super.onPingRead(context, data);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
        count();
        super.onPingAckRead(context, data);
    }

    @Override
    public void onPriorityRead(ChannelHandlerContext context, int stream, int parent, short weight, boolean exclusive)
            throws Http2Exception {
        count();
        super.onPriorityRead(context, stream, parent, weight, exclusive);
    }

    @Override
    public void onUnknownFrame(ChannelHandlerContext context, byte type, int stream, Http2Flags flags, ByteBuf payload)
            throws Http2Exception {
        count();
        super.onUnknownFrame(context, type, stream, flags, payload);
    }

    private void count() throws Http2Exception {
        long now = System.nanoTime();
        if (now - since > WINDOW_NANOS) {
            since = now;
            seen = 0;
        }
        if (++seen > MOST) {
            throw Http2Exception.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM, "more than %d control frames within 10 s", MOST);
        }
    }
}
