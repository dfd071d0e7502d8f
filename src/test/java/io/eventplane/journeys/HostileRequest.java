package io.eventplane.journeys;

import io.eventplane.journeys.RawHttp.Request;

/**
 * One request that must do no harm, and what has to come back.
 *
 * @param status the HTTP status
 * @param code the GraphQL error's {@code extensions.code} or the last part of the problem's {@code type}; empty where
 *     the container answers
 * @param pointer of the first violation; empty when there is none, or when it is the whole
 */
record HostileRequest(String name, Request request, int status, String code, String pointer) {

    static HostileRequest refused(String name, Request request, int status, String code, String pointer) {
        return new HostileRequest(name, request, status, code, pointer);
    }

    static HostileRequest refused(String name, Request request, int status, String code) {
        return refused(name, request, status, code, "");
    }

    /** Whether it is for the gateway: its address begins as an event URL does. */
    boolean isEvent() {
        return request.head()
                .lines()
                .findFirst()
                .filter(line -> line.contains(" /events"))
                .isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
