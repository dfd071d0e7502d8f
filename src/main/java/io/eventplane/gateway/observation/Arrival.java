package io.eventplane.gateway.observation;

import java.util.List;

/** Hears, once, what became of one {@link Submission}. On any thread; neither waits nor throws. */
public interface Arrival {

    /**
     * The bus has all of it on disk.
     *
     * @param ids of its events, in their order
     * @param violations how much is not as the document says, and was taken all the same
     */
    void accepted(List<String> ids, int violations);

    /** None of it counts as published, for that reason: one of a closed list. */
    void refused(String reason);
}
