package io.eventplane.eventing.mqtt;

import java.io.IOException;

/** A broker that lets in everybody whose password is {@code secret}, on 127.0.0.1. */
public interface Peer extends AutoCloseable {

    int port();

    int webSocketPort();

    /** How many clients are connected. */
    int connections();

    @Override
    void close() throws IOException;
}
