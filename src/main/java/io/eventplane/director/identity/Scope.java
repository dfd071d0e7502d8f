package io.eventplane.director.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for at the Director. */
public enum Scope {
    /** To read Applications and their event APIs. */
    APPLICATION_READ("application:read"),
    /** To create, change and delete Applications. */
    APPLICATION_WRITE("application:write"),
    /** To register, change and withdraw event APIs. */
    EVENT_API_WRITE("event_api:write"),
    /** To read Runtimes, and what is for them. */
    RUNTIME_READ("runtime:read"),
    /** To create and delete Runtimes. */
    RUNTIME_WRITE("runtime:write"),
    /** Everything, and to say whose client is whose: the operator's. */
    ADMIN("admin");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As tokens have it. */
    public String text() {
        return text;
    }

    /** Those that are meant for the Director. */
    static Set<Scope> of(Set<String> texts) {
        return Arrays.stream(values())
                .filter(scope -> texts.contains(scope.text))
                .collect(Collectors.toUnmodifiableSet());
    }
}
