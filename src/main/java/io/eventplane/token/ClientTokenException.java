package io.eventplane.token;

/** There is no token to be had now. The message is fit for the owner of the client, without secrets. */
public final class ClientTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofCredentials;

    ClientTokenException(boolean ofCredentials, String message) {
        super(message);
        this.ofCredentials = ofCredentials;
    }

    ClientTokenException(boolean ofCredentials, String message, Exception cause) {
        super(message, cause);
        this.ofCredentials = ofCredentials;
    }

    /** Whether the server says that the client may not have one: then another try is worth little. */
    public boolean isOfCredentials() {
        return ofCredentials;
    }
}
