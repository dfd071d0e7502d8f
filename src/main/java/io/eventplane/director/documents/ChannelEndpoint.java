package io.eventplane.director.documents;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where events of one channel are taken over one protocol in one Runtime. */
@Type("ChannelEndpoint")
@Description("Where the gateway of one Runtime takes events of one channel over one protocol, as it reported.")
public record ChannelEndpoint(
        @Id @NonNull @Name("runtimeID") String runtimeID,

        @NonNull @Description("Such as `http`, `mqtt` or `amqp`.")
        String protocol,

        @NonNull
        @Description(
                "Where to connect; with HTTP and its like, where to send, with the channel's parameters in braces, to be filled in.")
        String url,

        @Description(
                "What to send to on that connection: MQTT's topic, AMQP's target address; parameters in braces, to be filled in. Null where the URL says it.")
        @Nullable
        String address) {}
