package io.eventplane.gateway.security;

import java.util.Comparator;
import java.util.List;

/**
 * What a look at credentials comes to.
 *
 * @param detail what is wrong, and what to do; empty when nothing is
 * @param scopes those that a token lacks
 */
record Finding(Kind kind, String detail, List<String> scopes) {

    /** The more telling to the sender, the later. */
    enum Kind {
        /** Nothing of that kind was presented. */
        MISSING,
        WRONG,
        BAD_TOKEN,
        /** All is right but what the token may be used for. */
        SCOPE,
        MET
    }

    static final Finding MET = new Finding(Kind.MET, "", List.of());

    static final Comparator<Finding> TELLING = Comparator.comparing(Finding::kind);

    static Finding missing(String detail) {
        return new Finding(Kind.MISSING, detail, List.of());
    }

    static Finding wrong(String detail) {
        return new Finding(Kind.WRONG, detail, List.of());
    }

    boolean isMet() {
        return kind == Kind.MET;
    }
}
