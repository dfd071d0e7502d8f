package io.eventplane.agent;

import jakarta.ws.rs.NotFoundException;

/** What was asked for is not offered by this Runtime; the message may be shown to whoever asked. */
final class UnknownEventException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    UnknownEventException(String message) {
        super(message);
    }
}
