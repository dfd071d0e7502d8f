package io.eventplane.director.documents;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.overview.ChannelOverview;
import io.eventplane.asyncapi.overview.MessageOverview;
import io.eventplane.asyncapi.overview.ServerOverview;
import java.util.ArrayList;
import java.util.List;

/** Turns what was understood of a document's channels into what GraphQL answers. */
public final class ShownChannels {

    private ShownChannels() {}

    /** In document order; without their addresses at gateways. */
    public static List<EventAPIChannel> of(AsyncApiDocument document) {
        return document.overview().stream().map(ShownChannels::channel).toList();
    }

    private static EventAPIChannel channel(ChannelOverview channel) {
        return new EventAPIChannel(
                channel.name(),
                channel.address(),
                channel.parameters(),
                directions(channel),
                channel.messages().stream().map(ShownChannels::message).toList(),
                channel.servers().stream().map(ShownChannels::server).toList(),
                List.of(),
                List.of());
    }

    private static List<ChannelDirection> directions(ChannelOverview channel) {
        var directions = new ArrayList<ChannelDirection>();
        if (channel.sends()) {
            directions.add(ChannelDirection.SEND);
        }
        if (channel.receives()) {
            directions.add(ChannelDirection.RECEIVE);
        }
        return List.copyOf(directions);
    }

    private static ChannelMessage message(MessageOverview message) {
        return new ChannelMessage(
                message.name(),
                message.contentType(),
                message.schemaFormat(),
                message.validated(),
                message.unvalidated());
    }

    private static ChannelServer server(ServerOverview server) {
        return new ChannelServer(
                server.name(),
                server.protocol(),
                server.security().stream()
                        .map(scheme -> new ChannelSecurity(scheme.name(), scheme.type()))
                        .toList());
    }
}
