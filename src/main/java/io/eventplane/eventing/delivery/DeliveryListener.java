package io.eventplane.eventing.delivery;

/** Hears how a delivery gets on. Nothing here waits. */
public interface DeliveryListener {

    /** So much came to the bus at once. */
    void delivered(int events, long bytes, int deadLetters);

    /** The bus takes nothing now, for that reason; it is tried again. */
    void busFailed(String reason);
}
