package io.eventplane.gateway.wire;

/**
 * Where a protocol listens.
 *
 * @param host a name or an address; {@code 0.0.0.0} for every interface
 * @param port {@code 0} lets the system choose
 * @param portKey the configuration key of the port, for messages
 */
public record ListenAddress(String host, int port, String portKey) {

    private static final int HIGHEST = 65_535;

    public ListenAddress {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException(portKey + " must be a port, 0 to " + HIGHEST + ", was " + port);
        }
    }

    /** As Vert.x wants it of servers that share it: a negative number lets the system choose one for all that have the same. */
    public int sharedPort() {
        return port == 0 ? -1 - (portKey.hashCode() & HIGHEST) : port;
    }

    /** As a URL has it: IPv6 in brackets, and loopback for every interface. */
    public String authority(int actualPort) {
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        String reached = any ? "127.0.0.1" : host;
        return (reached.indexOf(':') < 0 ? reached : "[" + reached + "]") + ":" + actualPort;
    }

    /** For a message: what to look at when it can't be listened on. */
    public String inWords() {
        return host + ":" + port + " (eventplane.gateway.host, " + portKey + ")";
    }
}
