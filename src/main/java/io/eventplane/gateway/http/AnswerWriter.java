package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts an answer into a response. */
final class AnswerWriter {

    private AnswerWriter() {}

    static void write(HttpAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(body.length);
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(body);
    }
}
