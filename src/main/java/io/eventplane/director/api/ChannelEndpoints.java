package io.eventplane.director.api;

import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.documents.ChannelEndpoint;
import io.eventplane.director.documents.EventAPIChannel;
import io.eventplane.director.rollout.Rollouts.Known;
import io.eventplane.report.PublishingEndpoint;
import io.eventplane.report.RolloutState;
import java.util.List;
import java.util.stream.Stream;

/** Where a definition's channels are open, made of what gateways reported. */
final class ChannelEndpoints {

    private ChannelEndpoints() {}

    /** Of several gateways of a Runtime that say the same, it is told once. */
    static List<ChannelEndpoint> of(EventAPIChannel channel, EventAPIDefinition definition, List<Known> said) {
        return said.stream()
                .filter(known -> runs(known, definition))
                .flatMap(known -> of(channel, definition.getId(), known))
                .distinct()
                .toList();
    }

    /** Of another generation nobody knows whether it has this channel. */
    private static boolean runs(Known known, EventAPIDefinition definition) {
        return known.rollout().state() == RolloutState.OPEN
                && known.rollout().generation() == definition.getGeneration();
    }

    private static Stream<ChannelEndpoint> of(EventAPIChannel channel, String definitionId, Known known) {
        var protocols = known.rollout().protocols();
        return known.reporter().endpoints().stream()
                .filter(endpoint -> protocols.contains(endpoint.protocol()))
                .map(endpoint -> of(channel, definitionId, known.reporter().runtimeId(), endpoint));
    }

    private static ChannelEndpoint of(
            EventAPIChannel channel, String definitionId, String runtimeId, PublishingEndpoint endpoint) {
        var url = endpoint.urlOf(definitionId);
        return endpoint.isPerDefinition()
                ? new ChannelEndpoint(
                        runtimeId, endpoint.protocol(), url + "/" + ChannelPath.of(channel.address()), null)
                : new ChannelEndpoint(
                        runtimeId, endpoint.protocol(), url, "events/" + definitionId + "/" + channel.address());
    }
}
