package io.eventplane.director.documents;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Where events of one channel are published in one Runtime. */
@Type("ChannelEventURL")
@Description("Where events of one channel are published in one Runtime.")
public record ChannelEventURL(
        @Id @NonNull @Name("runtimeID") String runtimeID,

        @NonNull @Description("With the channel's parameters in braces, to be filled in.")
        String url) {}
