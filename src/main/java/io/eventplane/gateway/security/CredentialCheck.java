package io.eventplane.gateway.security;

import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.replica.PublisherCredential;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one generation of a definition asks its publishers for, prepared so that an event costs no more than the comparison. */
public interface CredentialCheck {

    /**
     * Says why these credentials don't do.
     *
     * @return empty when they do; else a refusal for {@code UNAUTHENTICATED}, whose alternatives name the scheme asked for
     */
    Optional<Refusal> objectionTo(Credentials presented);

    /** What the event API is looked up by among those that are open; empty when nobody gets in. */
    Optional<CredentialKey> key();

    /**
     * Prepares the check for a definition.
     *
     * @param credential what the definition asks for; null when it asks for nothing
     */
    static CredentialCheck of(@Nullable PublisherCredential credential, AnonymousPublishing anonymous) {
        if (credential == null) {
            return new AnonymousCheck(anonymous.allowed());
        }
        if (credential instanceof PublisherCredential.Basic basic) {
            return new BasicCheck(basic);
        }
        return new UnservedCheck();
    }
}
