package io.eventplane.replica;

import io.eventplane.notice.Notice;
import org.jspecify.annotations.Nullable;

/** The Director gave no usable answer. What this Runtime knows stays as it is; ask again later. */
public final class DirectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there is no usable answer. */
    public enum Reason {
        /** No connection, no answer in time, or an HTTP status other than 200. */
        UNREACHABLE,
        /** This Runtime's identity is missing or was not accepted. */
        UNAUTHENTICATED,
        /** An error of the Director's closed set of codes, or a masked one. */
        REFUSED,
        /** Not what the GraphQL schema promises. */
        UNINTELLIGIBLE
    }

    DirectorException(Reason reason, String message) {
        this(reason, message, null);
    }

    DirectorException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static DirectorException behind(Notice notice, long answered) {
        var message = "definition %s: a notice says generation %d, the Director still answers %d"
                .formatted(notice.definitionId(), notice.generation(), answered);
        return new DirectorException(Reason.UNINTELLIGIBLE, message);
    }

    /** Whether the next question would fare no better. */
    boolean concernsEverything() {
        return reason == Reason.UNREACHABLE || reason == Reason.UNAUTHENTICATED;
    }

    /** Why there is no usable answer. */
    public Reason reason() {
        return reason;
    }
}
