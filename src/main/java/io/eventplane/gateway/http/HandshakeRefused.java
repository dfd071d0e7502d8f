package io.eventplane.gateway.http;

import java.util.Map;

/** Says that a request for an upgrade is none that can be met. Has no stack trace, because hostile senders choose how often. */
public final class HandshakeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    /**
     * Answers so.
     *
     * @param headers of the answer, beside those that every problem report has
     * @param detail what is wrong, and what to do
     */
    public HandshakeRefused(int status, Map<String, String> headers, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    HttpAnswer answer(String instance) {
        return Problem.of("bad-handshake", "The connection can't change its protocol so", String.valueOf(getMessage()))
                .answer(status, headers, instance);
    }
}
