package io.eventplane.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A host to listen on: a name, an address, or {@code *} for every interface. */
public record BindAddress(String host) {

    public BindAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host to listen on is blank");
        }
    }

    /**
     * Whether only this machine can reach it. A name is loopback when all its addresses are; one that cannot be
     * resolved is not.
     */
    public boolean isLoopback() {
        try {
            return !host.equals("*")
                    && Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
