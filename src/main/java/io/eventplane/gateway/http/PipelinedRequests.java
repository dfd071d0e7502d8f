package io.eventplane.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Stops to read from a connection of HTTP/1 whose sender is far ahead of the answers, or does not read them: Vert.x keeps every request
 * that waits for its turn, and every answer that waits for its reader.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2">RFC 9112, section 9.3.2, pipelining</a>
 */
final class PipelinedRequests extends ChannelDuplexHandler {

    private static final int MOST = 16;

    private int unanswered;

    /** Watches that connection; HTTP/2 limits its streams itself. */
    static void watch(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        if (channel.pipeline().get("httpDecoder") != null) {
            channel.pipeline().addBefore("handler", "pipelined", new PipelinedRequests());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            regulate(context);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isContinue(message)) {
            unanswered--;
            regulate(context);
        }
        ChannelFuture unused = context.write(message, promise);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        regulate(context);
        context.fireChannelWritabilityChanged();
    }

    private static boolean isContinue(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void regulate(ChannelHandlerContext context) {
        var channel = context.channel();
        boolean reads = unanswered < MOST && channel.isWritable();
        if (channel.config().isAutoRead() != reads) {
            channel.config().setAutoRead(reads);
        }
    }
}
