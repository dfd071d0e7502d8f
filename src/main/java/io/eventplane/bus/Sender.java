package io.eventplane.bus;

import java.util.List;

/** A way to put messages on the broker, in their order. For one thread at a time. */
interface Sender extends AutoCloseable {

    /** Whether it is worth another message; once false it stays so. */
    boolean isUsable();

    /**
     * Sends these, and confirms each when the broker has it on its disk, or fails it. Does not wait for that.
     *
     * @param messages at least one; what they have in common may be done once for all of them
     */
    void send(List<Pending> messages);

    @Override
    void close();
}
