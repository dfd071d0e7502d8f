package io.eventplane.asyncapi.channel;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * A kind of event the Application sends on a channel, its traits applied.
 *
 * @param name the message's {@code name}; else the key it has among the messages of its channel or of the components; else
 *     its {@code messageId}; else its operation's {@code operationId} or its channel's name, numbered from 1 when there are
 *     several. Never empty; what a CloudEvent's {@code type} is compared with
 * @param contentType of the payload; the document's default, else {@code application/json}, when the message names none;
 *     empty when the message is outside of the document, and may be anything
 * @param payload where in the document the schema of the payload is, references not yet followed; empty when there is none
 * @param headers where schemas of the headers are, references not yet followed: the message's and its traits', each winning over
 *     those behind it; none when nobody declares any
 * @param schemaFormat the language of that schema, as a media type; empty for AsyncAPI's own, a superset of JSON Schema
 *     draft-07
 */
public record Message(
        String name,
        String contentType,
        Optional<JsonPointer> payload,
        List<JsonPointer> headers,
        Optional<String> schemaFormat) {

    public Message {
        headers = List.copyOf(headers);
    }
}
