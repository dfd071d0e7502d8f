package io.eventplane.gateway.security;

import java.util.List;

/** One scheme with one secret of a definition, prepared so that an event costs no more than the comparison. Thread-safe. */
interface SchemeCheck {

    /** Holds what was presented against it. */
    Finding look(Credentials presented);

    /** What is to be presented, as a challenge of HTTP without its realm: {@code Basic}. */
    String challenge();

    /** What the event API is looked up by; empty where whoever presents it names the definition. */
    List<CredentialKey> keys();
}
