package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.place.Located;
import java.util.List;
import java.util.Optional;

/**
 * One kind of event, its traits applied.
 *
 * @param given its field {@code name}
 * @param name that, or else what its place calls it
 * @param contentType lower-case, without parameters
 * @param schemaFormat the language of its payload's schema
 * @param payload empty when anything may be sent
 * @param headers schemas that all hold: those of the message and of its traits
 */
record MessageModel(
        Located message,
        Optional<String> given,
        String name,
        String contentType,
        SchemaLanguage schemaFormat,
        Optional<Located> payload,
        List<Located> headers,
        List<Located> bindings) {}
