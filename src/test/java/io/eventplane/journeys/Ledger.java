package io.eventplane.journeys;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the server has answered, to several clients at once. */
final class Ledger {

    private final int wanted;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    private volatile boolean ended;

    /** Complete with so many registrations. */
    Ledger(int wanted) {
        this.wanted = wanted;
    }

    /** Complete when it is ended. */
    Ledger() {
        this(Integer.MAX_VALUE);
    }

    void end() {
        ended = true;
    }

    boolean isComplete() {
        return ended || registered.size() >= wanted;
    }

    /** Ids of definitions whose registration was answered. */
    Set<String> registered() {
        return registered;
    }

    /** Ids of definitions whose deletion was answered. */
    Set<String> deleted() {
        return deleted;
    }

    /** Ids of definitions whose deletion was asked for and not answered: either way is right. */
    Set<String> doubtful() {
        return doubtful;
    }

    /** Ids of events that were answered 202. */
    Set<String> published() {
        return published;
    }

    @Override
    public String toString() {
        return "registered " + registered.size() + ", deleted " + deleted.size() + ", in doubt " + doubtful.size()
                + ", published " + published.size();
    }
}
