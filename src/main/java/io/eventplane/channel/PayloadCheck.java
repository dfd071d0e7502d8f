package io.eventplane.channel;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.Content;
import io.eventplane.event.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the data of a message's events is held against, in the language of its schema. Compiled once per generation. */
public interface PayloadCheck {

    /** For a message whose data can be anything. */
    PayloadCheck NONE = new PayloadCheck() {};

    /** The check that a document has for a message. */
    static PayloadCheck of(AsyncApiDocument document, Message message) {
        return document.payloadSchema(message)
                .<PayloadCheck>map(JsonPayload::new)
                .or(() -> document.avroSchema(message).map(AvroPayload::new))
                .orElse(NONE);
    }

    /**
     * What is wrong with the data; pointers lead into the data. Nothing, when data of that type can't be held against the schema.
     *
     * @param type of the data: the sender's, else the message's
     * @throws io.eventplane.refusal.RefusedException for {@code MALFORMED_EVENT} when the data is not what its type says
     */
    default List<Violation> violations(Content content, MediaType type) {
        return List.of();
    }

    /**
     * Whether data could be meant, where nothing else tells what it is.
     *
     * @param among how many messages are tried, which share the steps that one validation may take
     */
    default boolean accepts(Content content, @Nullable MediaType type, int among) {
        return true;
    }

    /** Whether data of one type is taken for a message of another. JSON is JSON, whatever it is about. */
    default boolean isTaken(MediaType sent, MediaType expected) {
        return expected.isJson() ? sent.isJson() : expected.essence().equals(sent.essence());
    }
}
