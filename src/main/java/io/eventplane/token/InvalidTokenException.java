package io.eventplane.token;

/**
 * A token that does not do, or not now. The message says what is wrong in one sentence, without the token or anything that its bearer has
 * put into it before its signature was checked.
 */
public final class InvalidTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenFault fault;

    public InvalidTokenException(TokenFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    InvalidTokenException(TokenFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public TokenFault fault() {
        return fault;
    }
}
