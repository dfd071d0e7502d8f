package io.eventplane.platform;

/** A server was told to listen beyond this machine without a password. Its message names what to set. */
public final class UnguardedBindException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnguardedBindException(String hostKey, BindAddress address, String passwordKey) {
        super("refusing to start: " + hostKey + " is " + address.host()
                + ", which is reachable from other machines, and " + passwordKey + " is not set. Set " + passwordKey
                + ", or set " + hostKey + " to 127.0.0.1");
    }
}
