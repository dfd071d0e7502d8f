package io.eventplane.eventing.mqtt;

/** A broker took a request, but not as it was meant. The message is fit for the owner of the subscription. */
final class RefusedByBrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedByBrokerException(String message) {
        super(message);
    }
}
