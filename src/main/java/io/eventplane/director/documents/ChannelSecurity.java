package io.eventplane.director.documents;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One way of proving to a server who one is. */
@Type("ChannelSecurity")
@Description("One way of proving to a server of the document who one is; any of them will do.")
public record ChannelSecurity(
        @NonNull String name,

        @NonNull
        @Description("Such as `oauth2`; `unknown` where the document does not say, `none` where it asks for nothing.")
        String type) {}
