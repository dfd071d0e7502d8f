package io.eventplane.journeys;

import java.util.UUID;

/** Names that no other test has. */
final class Names {

    private Names() {}

    static String unique(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
