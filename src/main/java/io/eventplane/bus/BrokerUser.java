package io.eventplane.bus;

import java.util.Locale;

/**
 * Who logs in at the broker. What each may do is written in {@code artemis/broker.xml}, under the role of the same name.
 *
 * <p>The keys of each start with {@code eventplane.broker.} and its name: {@code .user} and {@code .password}.
 */
public enum BrokerUser {

    /** Sends notices, reads reports, clears away what a deleted Runtime leaves. */
    DIRECTOR,

    /** Sends events. */
    GATEWAY,

    /** Opens and closes the addresses of events, and looks after dead letters. */
    AGENT,

    /** Sends events of external buses, and what can't become one as a dead letter. */
    EVENTING,

    /** A workload inside of the Runtime: reads events. */
    CONSUMER,

    /** A Runtime, by its id and the secret that the Director gave it: reads its own notices, sends reports. */
    RUNTIME;

    /** The user's name unless configured otherwise, its role's, and that of its file. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key(String property) {
        return "eventplane.broker." + label() + "." + property;
    }
}
