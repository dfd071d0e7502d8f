package io.eventplane.asyncapi.compatibility;

/**
 * In which direction two documents of one API shall go together.
 *
 * <p>A document stands for a set of events: everything that may be sent on its channels, whoever sends it. On a channel that the
 * Application sends on it is the publisher and others are consumers; on one that it receives on it is the other way round. The modes
 * speak of publishers and consumers, so nothing has to be turned round for the one or the other kind.
 */
public enum CompatibilityMode {

    /**
     * Consumers that follow the new document can read what publishers of the old one send: all that the old document allows, the new
     * one allows. Publishers may stay as they are; the gateway, which checks by the new document, goes on taking their events.
     */
    BACKWARD,

    /**
     * Consumers that follow the old document can read, and expect, what publishers of the new one send: all that the new document
     * allows, the old one allows. Consumers may stay as they are.
     */
    FORWARD,

    /** Both: either side may stay as it is. */
    FULL;

    /** Whether it asks this of the two documents. */
    boolean includes(CompatibilityMode direction) {
        return this == FULL || this == direction;
    }
}
