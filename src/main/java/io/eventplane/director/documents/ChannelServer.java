package io.eventplane.director.documents;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A server of the document. */
@Type("ChannelServer")
@Description("A server that the document names.")
public record ChannelServer(
        @NonNull String name,

        @NonNull @Description("As the document names it; empty when it does not.")
        String protocol,

        @NonNull List<@NonNull ChannelSecurity> security) {}
