package io.eventplane.director.failure;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer that the client can act upon: a code out of a closed list, and what, which one, what to do. */
public abstract sealed class DirectorFailure extends RuntimeException
        permits NotFoundException,
                ConflictException,
                InvalidInputException,
                ForbiddenException,
                UnauthenticatedException,
                TooLargeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The closed list of codes, served as {@code extensions.code}. */
    public enum Code {
        NOT_FOUND,
        CONFLICT,
        INVALID_INPUT,
        FORBIDDEN,
        UNAUTHENTICATED,
        TOO_LARGE;

        /** The code as it is served: {@code not-found}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    DirectorFailure(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Which of the closed list it is. */
    public Code code() {
        return code;
    }

    /** Where the input is wrong, in the order found; empty when the message says it all. */
    public List<InputViolation> violations() {
        return List.of();
    }
}
