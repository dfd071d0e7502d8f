package io.eventplane.gateway.eventapi;

import io.eventplane.channel.OpenChannels;
import io.eventplane.gateway.limit.EventRate;
import io.eventplane.gateway.security.CredentialCheck;
import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.lifecycle.VersionName;
import io.eventplane.replica.ReplicatedDefinition;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * One generation of a definition, as the gateway serves it. Immutable: an event that started with it ends with it.
 *
 * @param id the definition's id, as it stands in the event URL
 * @param family which versions belong together; empty when it stands alone
 * @param lifecycle how far it is on its way out
 * @param url where its events are published, as publishers are told
 * @param rate what its events are counted against; the same over its generations
 * @param protocols names of those that its events are published over
 * @param publisher the {@code source} of an event that names none: {@code /applications/{applicationId}}
 */
public record EventApi(
        String id,
        long generation,
        Optional<Family> family,
        Lifecycle lifecycle,
        URI url,
        URI publisher,
        CredentialCheck credentials,
        EventRate rate,
        Set<String> protocols,
        OpenChannels channels) {

    /** An Application's group of versions of one API, and which of them this is. */
    public record Family(Group group, VersionName version) {

        record Group(String applicationId, String name) {}

        private static Optional<Family> of(ReplicatedDefinition definition) {
            var group = definition.group();
            var version = definition.version();
            return group == null || version == null
                    ? Optional.empty()
                    : Optional.of(new Family(
                            new Group(definition.application().id(), group), new VersionName(version.value())));
        }
    }

    /** What a definition becomes with its document read and its credential check prepared. */
    public static EventApi of(
            ReplicatedDefinition definition,
            CredentialCheck credentials,
            EventRate rate,
            Set<String> protocols,
            OpenChannels channels) {
        var publisher = URI.create("/applications/" + definition.application().id());
        return new EventApi(
                definition.id(),
                definition.generation(),
                Family.of(definition),
                definition.lifecycle(),
                url(definition),
                publisher,
                credentials,
                rate,
                Set.copyOf(protocols),
                channels);
    }

    /** Where the Director knows no public address of this gateway, the path on it. */
    private static URI url(ReplicatedDefinition definition) {
        var url = definition.eventUrl();
        return url == null ? URI.create("/events/" + definition.id()) : url;
    }
}
