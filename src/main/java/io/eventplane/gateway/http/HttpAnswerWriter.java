package io.eventplane.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Puts an answer on the wire. */
final class HttpAnswerWriter {

    private HttpAnswerWriter() {}

    /** Nothing happens when the sender is gone, or has been answered. */
    static void write(HttpAnswer answer, HttpServerRequest request) {
        var response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(answer.body()));
    }

    /** The same, and says that the connection ends with it. */
    static void writeLast(HttpAnswer answer, HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        write(answer, request);
        request.connection().close();
    }
}
