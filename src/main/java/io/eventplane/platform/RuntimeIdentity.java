package io.eventplane.platform;

/**
 * Who a gateway, agent or eventing system is to the Director: the Runtime's id, and the secret that
 * {@code createRuntime} answered once. Neither is blank.
 */
public record RuntimeIdentity(String id, String secret) {

    public RuntimeIdentity {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the Runtime's id is blank");
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of Runtime " + id + " is blank");
        }
    }

    @Override
    public String toString() {
        return "RuntimeIdentity[id=" + id + ", secret=*****]";
    }
}
