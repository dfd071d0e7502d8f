package io.eventplane.gateway.wire;

import java.util.List;
import java.util.Set;

/** A protocol that events are published over. Each has one bean, which is all that makes it known. */
public interface GatewayProtocol {

    /** Its stable name in lower case, as refusals name it: {@code http}. */
    String name();

    /**
     * The values of {@code protocol} of an AsyncAPI server that mean this one, in lower case.
     *
     * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0#serverObject">AsyncAPI 3.1.0, Server Object</a>
     */
    Set<String> serverProtocols();

    /**
     * Listens, once it returns. Called once, on a thread that may wait.
     *
     * @throws ListenException when it can't
     */
    void start();

    /**
     * Where it listens, as people read it; empty before {@link #start} and after {@link #stop}. An address that ends in {@code
     * /events/{definition id}} says that each definition has a URL of its own there, with its channels below it.
     */
    List<String> addresses();

    /** Stops listening and closes what is open; nothing happens when it was not started. */
    void stop();
}
