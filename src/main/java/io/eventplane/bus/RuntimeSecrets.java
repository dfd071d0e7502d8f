package io.eventplane.bus;

/** What tells the embedded broker whether somebody is a Runtime. The Director of the same server has one. */
public interface RuntimeSecrets {

    /**
     * Whether there is a Runtime of this id with this secret. May be called on any thread, and may block.
     *
     * @throws RuntimeException when that can't be told now
     */
    boolean matches(String runtimeId, String secret);
}
