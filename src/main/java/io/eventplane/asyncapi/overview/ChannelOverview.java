package io.eventplane.asyncapi.overview;

import java.util.List;

/**
 * A channel with everything about it that was understood.
 *
 * @param name its key among the document's channels
 * @param address where events go; may have {@code {parameters}}
 * @param parameters names of those, in their order there
 * @param sends whether the Application sends on it, so that it can be published to
 * @param receives whether the Application receives from it
 * @param messages of both directions, in document order, those sent first
 * @param servers that it is on; none when the document has none
 */
public record ChannelOverview(
        String name,
        String address,
        List<String> parameters,
        boolean sends,
        boolean receives,
        List<MessageOverview> messages,
        List<ServerOverview> servers) {}
