package io.eventplane.platform;

/**
 * A secret at rest, or the key for it, cannot be used. Its message says why and what to set, and holds neither secret
 * nor key.
 */
public final class SecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SecretException(String message) {
        super(message);
    }

    SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
