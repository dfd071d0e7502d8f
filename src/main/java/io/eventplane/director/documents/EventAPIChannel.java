package io.eventplane.director.documents;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A channel of an event API, as it was understood. */
@Type("EventAPIChannel")
@Description("A channel of an event API, as it was understood.")
public record EventAPIChannel(
        @NonNull @Description("Its key among the document's channels.")
        String name,

        @NonNull @Description("Where events go; may have `{parameters}`.")
        String address,

        @NonNull @Description("Names of the parameters in the address.")
        List<@NonNull String> parameters,

        @NonNull @Description("Both, one or none: a channel may be described and not used.")
        List<@NonNull ChannelDirection> directions,

        @NonNull @Description("Of both directions, those sent first.")
        List<@NonNull ChannelMessage> messages,

        @NonNull @Description("The document's servers that it is on; none when the document has none.")
        List<@NonNull ChannelServer> servers,

        @NonNull
        @Name("eventURLs")
        @Description("Where its events are published, in every Runtime with a gateway; none unless it is sent on.")
        List<@NonNull ChannelEventURL> eventURLs,

        @NonNull
        @Description(
                "Where its events are taken now, in every Runtime and over every protocol, as the gateways reported that they"
                        + " opened this generation; none unless it is sent on. `rollout` says why one is missing.")
        List<@NonNull ChannelEndpoint> endpoints) {

    /** The same, with its addresses at gateways. */
    public EventAPIChannel at(List<ChannelEventURL> urls, List<ChannelEndpoint> open) {
        return new EventAPIChannel(name, address, parameters, directions, messages, servers, urls, open);
    }
}
