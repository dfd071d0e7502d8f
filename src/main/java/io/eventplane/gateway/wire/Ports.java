package io.eventplane.gateway.wire;

import io.vertx.core.Verticle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The ports that one protocol listens on. Thread-safe. */
public final class Ports {

    private final Entrance entrance;
    private final EventLoops loops;
    private final List<String> deployments = new CopyOnWriteArrayList<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();

    /** None yet, to be served on these loops. */
    public Ports(Entrance entrance, EventLoops loops) {
        this.entrance = entrance;
        this.loops = loops;
    }

    /**
     * Opens one more; it listens once this returns.
     *
     * @param scheme with which people write its address
     * @param path what follows host and port in that; may be empty
     * @param server makes one loop's share of it, which tells the port that it listens on
     * @throws ListenException when it can't
     */
    public void open(String scheme, ListenAddress address, String path, Function<IntConsumer, Verticle> server) {
        var port = new AtomicInteger();
        deployments.add(loops.deploy(entrance, () -> server.apply(port::set), address));
        addresses.add(scheme + "://" + address.authority(port.get()) + path);
    }

    /** Where they are, as people read it, in the order in which they were opened. */
    public List<String> addresses() {
        return addresses;
    }

    /** Closes all of them, with their connections. */
    public void close() {
        deployments.forEach(loops::undeploy);
        deployments.clear();
        addresses.clear();
    }
}
