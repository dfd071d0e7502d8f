package io.eventplane.platform;

import java.util.List;

/** A server was told to listen beyond this machine while nobody would have to say who they are. Its message names what to set. */
public final class UnguardedBindException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnguardedBindException(String hostKey, BindAddress address, List<String> keys) {
        super("refusing to start: " + hostKey + " is " + address.host()
                + ", which is reachable from other machines, and nobody would have to say who they are. Set "
                + String.join(" or ", keys) + ", or set " + hostKey + " to 127.0.0.1");
    }
}
