package io.eventplane.eventing.mqtt;

/** What a SUBACK grants. */
final class Granted {

    private Granted() {}

    /**
     * A lower quality of service than was asked for would lose messages, and nobody would know.
     *
     * @throws RefusedByBrokerException when it is lower
     */
    static void require(int asked, int granted) {
        if (granted < asked) {
            throw new RefusedByBrokerException(
                    "the broker grants QoS " + granted + " instead of " + asked + ": set qos to " + granted);
        }
    }
}
