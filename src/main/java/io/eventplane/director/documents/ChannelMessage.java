package io.eventplane.director.documents;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A message of a channel. */
@Type("ChannelMessage")
@Description("A message of a channel.")
public record ChannelMessage(
        @NonNull @Description("What a CloudEvent's `type` is compared with.")
        String name,

        @Description("Null when the message is outside of the document: then it may be anything.") @Nullable
        String contentType,

        @Description("The language of its payload schema; null for AsyncAPI's own.") @Nullable
        String schemaFormat,

        @Description("Whether payloads that are published are held against the schema.")
        boolean validated,

        @Description("Why payloads are not held against a schema; null when they are.") @Nullable
        String unvalidated) {}
