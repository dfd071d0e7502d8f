package io.eventplane.gateway.channel;

import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.security.CredentialCheck;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.replica.ReplicatedDefinition;
import java.net.URI;
import java.util.Optional;

/**
 * One generation of a definition, as the gateway serves it. Immutable: an event that started with it ends with it.
 *
 * @param id the definition's id, as it stands in the event URL
 * @param publisher the {@code source} of an event that names none: {@code /applications/{applicationId}}
 */
public record EventApi(String id, long generation, URI publisher, CredentialCheck credentials, OpenChannels channels) {

    /** What a definition becomes with its document read and its credential check prepared. */
    public static EventApi of(ReplicatedDefinition definition, CredentialCheck credentials, OpenChannels channels) {
        var publisher = URI.create("/applications/" + definition.application().id());
        return new EventApi(definition.id(), definition.generation(), publisher, credentials, channels);
    }

    /** Why these credentials don't open this event API; empty when they do. */
    public Optional<Refusal> objectionTo(Credentials presented) {
        return credentials.objectionTo(presented);
    }
}
