package io.eventplane.gateway.security;

import java.util.Set;
import java.util.stream.Stream;

/**
 * An attempt to get in where one does not belong.
 *
 * @param definition the one that must not be published to
 * @param presented what is tried
 */
record Attack(String name, Publisher publisher, String definition, Presented presented) {

    static final Set<Publisher> WITH_REQUESTS = Set.of(Publisher.HTTP, Publisher.WEBSOCKET);

    static Stream<Attack> everywhere(String name, String definition, Presented presented) {
        return Stream.of(Publisher.values()).map(publisher -> new Attack(name, publisher, definition, presented));
    }

    static Stream<Attack> withRequests(String name, String definition, Presented presented) {
        return everywhere(name, definition, presented).filter(attack -> WITH_REQUESTS.contains(attack.publisher()));
    }

    static Stream<Attack> withSasl(String name, String definition, Presented presented) {
        return everywhere(name, definition, presented).filter(attack -> !WITH_REQUESTS.contains(attack.publisher()));
    }

    @Override
    public String toString() {
        return name + ", over " + publisher + ", to " + definition;
    }
}
