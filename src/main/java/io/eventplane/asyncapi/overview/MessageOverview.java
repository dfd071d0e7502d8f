package io.eventplane.asyncapi.overview;

import org.jspecify.annotations.Nullable;

/**
 * A message of a channel.
 *
 * @param contentType null when the message is outside of the document
 * @param schemaFormat the language of its payload schema; null for AsyncAPI's own
 * @param validated whether payloads that are published are held against the schema
 * @param unvalidated why they are not; null when they are
 */
public record MessageOverview(
        String name,
        @Nullable String contentType,
        @Nullable String schemaFormat,
        boolean validated,
        @Nullable String unvalidated) {}
