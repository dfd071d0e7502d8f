package io.eventplane.gateway.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** A request that can't be read: what it might have meant is not looked at, and its connection is closed behind the answer. */
record MalformedRequest(HttpServerRequest request) {

    void answer() {
        HttpAnswerWriter.writeLast(problem(request.decoderResult().cause()), request);
    }

    private static HttpAnswer problem(Throwable fault) {
        if (fault instanceof TooLongHttpLineException) {
            return problem(HttpResponseStatus.REQUEST_URI_TOO_LONG, "The address is too long.");
        }
        if (fault instanceof TooLongFrameException) {
            return problem(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.");
        }
        return problem(HttpResponseStatus.BAD_REQUEST, "This is not HTTP as it should be.");
    }

    private static HttpAnswer problem(HttpResponseStatus status, String detail) {
        return Problem.of("malformed-request", "The request can't be read", detail)
                .answer(status.code(), Map.of(), "");
    }
}
