package io.eventplane.gateway.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;

/** The JDK's sockets, whose connections are counted as they are accepted: Vert.x tells of a connection only once it has spoken. */
final class GuardedTransport extends JDKTransport {

    private final AcceptedConnections connections;

    GuardedTransport(AcceptedConnections connections) {
        this.connections = connections;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(connections.at(options.getPort()));
    }
}
