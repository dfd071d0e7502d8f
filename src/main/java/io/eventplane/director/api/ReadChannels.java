package io.eventplane.director.api;

import static java.util.Objects.requireNonNull;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.director.definitions.Definitions;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.documents.ChannelDirection;
import io.eventplane.director.documents.ChannelEventURL;
import io.eventplane.director.documents.EventAPIChannel;
import io.eventplane.director.documents.UnderstoodDocuments;
import io.eventplane.director.documents.UnderstoodDocuments.Generation;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.rollout.Rollouts;
import io.eventplane.director.rollout.Rollouts.Known;
import io.eventplane.director.runtimes.EventUrls;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the channels of many definitions at once: one look at the Runtimes, one at what their
 * gateways reported, and one at the documents that are not remembered.
 */
@OnePerApplication
@Transactional
public class ReadChannels {

    private final Definitions definitions;
    private final Runtimes runtimes;
    private final UnderstoodDocuments understood;
    private final Rollouts rollouts;
    private final CurrentCaller caller;

    @Inject
    public ReadChannels(
            Definitions definitions,
            Runtimes runtimes,
            UnderstoodDocuments understood,
            Rollouts rollouts,
            CurrentCaller caller) {
        this.definitions = definitions;
        this.runtimes = runtimes;
        this.understood = understood;
        this.rollouts = rollouts;
        this.caller = caller;
    }

    /** The channels of each, in the same order; null for one whose document is not there yet. */
    public List<@Nullable List<EventAPIChannel>> of(List<EventAPIDefinition> asked) {
        var channels = new HashMap<Generation, List<EventAPIChannel>>();
        asked.forEach(definition -> understood
                .find(generation(definition))
                .ifPresent(known -> channels.put(generation(definition), known)));
        var missing = asked.stream()
                .filter(definition -> !channels.containsKey(generation(definition)))
                .toList();
        read(missing, channels);
        var all = runtimes.all(caller.tenant());
        var said = rollouts.of(
                caller.tenant(),
                asked.stream().map(EventAPIDefinition::getId).distinct().toList());
        var answer = new ArrayList<@Nullable List<EventAPIChannel>>();
        asked.forEach(definition -> answer.add(published(
                channels.get(generation(definition)),
                definition,
                all,
                said.getOrDefault(definition.getId(), List.of()))));
        return answer;
    }

    private void read(List<EventAPIDefinition> some, Map<Generation, List<EventAPIChannel>> channels) {
        var byId = some.stream().collect(Collectors.toMap(EventAPIDefinition::getId, Function.identity(), (a, b) -> a));
        if (!byId.isEmpty()) {
            definitions.forEachDocument(caller.tenant(), byId.keySet(), (id, document) -> {
                var definition = requireNonNull(byId.get(id));
                channels.put(generation(definition), understood(definition, document));
            });
        }
    }

    /** What was accepted once may be refused by later rules; it is shown without channels then. */
    private List<EventAPIChannel> understood(EventAPIDefinition definition, String document) {
        try {
            return understood.read(generation(definition), document);
        } catch (InvalidDocumentException e) {
            return List.of();
        }
    }

    private static @Nullable List<EventAPIChannel> published(
            @Nullable List<EventAPIChannel> channels,
            EventAPIDefinition definition,
            List<Runtime> runtimes,
            List<Known> said) {
        return channels == null
                ? null
                : channels.stream()
                        .map(channel -> isPublished(channel)
                                ? channel.at(
                                        urls(channel, definition.getId(), runtimes),
                                        ChannelEndpoints.of(channel, definition, said))
                                : channel)
                        .toList();
    }

    private static boolean isPublished(EventAPIChannel channel) {
        return channel.directions().contains(ChannelDirection.SEND);
    }

    private static List<ChannelEventURL> urls(EventAPIChannel channel, String definitionId, List<Runtime> runtimes) {
        return runtimes.stream()
                .flatMap(runtime -> url(runtime, channel, definitionId))
                .toList();
    }

    private static Stream<ChannelEventURL> url(Runtime runtime, EventAPIChannel channel, String definitionId) {
        return EventUrls.url(runtime, definitionId)
                .map(url -> new ChannelEventURL(runtime.getId(), url + "/" + ChannelPath.of(channel.address())))
                .stream();
    }

    private static Generation generation(EventAPIDefinition definition) {
        return new Generation(definition.getId(), definition.getGeneration());
    }
}
