package io.eventplane.bus;

import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;

/** What a failure of Artemis' client means to who publishes. */
final class BusFailure {

    private BusFailure() {}

    static BusException of(Throwable failure) {
        if (failure instanceof BusException known) {
            return known;
        }
        if (failure instanceof ActiveMQAddressFullException) {
            return new BusFullException(
                    "the address holds all it may, or the broker's disk is full: " + failure.getMessage(), failure);
        }
        return new BusUnavailableException("the broker did not confirm: " + failure.getMessage(), failure);
    }
}
