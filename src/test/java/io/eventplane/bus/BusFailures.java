package io.eventplane.bus;

/** What the bus fails with, for tests of those who publish. */
public final class BusFailures {

    private BusFailures() {}

    /** The bus is away. */
    public static BusException unavailable() {
        return new BusUnavailableException("the bus is away");
    }

    /** The bus has no room. */
    public static BusException full() {
        return new BusFullException("the bus is full");
    }
}
