package io.eventplane.asyncapi.channel;

import java.util.List;
import java.util.Optional;

/**
 * A channel of an AsyncAPI document.
 *
 * @param name its key among the channels of the document
 * @param address where events go: the key in 2.x; in 3.x the field {@code address}, or the key when there is none or null
 * @param parameters names of the {@code {parameters}} in the address, in their order there
 * @param publishable whether the document says that the Application sends on it: 2.x by a {@code subscribe} operation
 *     (which tells others that they may subscribe), 3.x by an operation with {@code action: send}
 * @param messages what the Application sends here, in document order; empty when the channel is not publishable or when the
 *     document names no message
 */
public record Channel(
        String name, String address, List<String> parameters, boolean publishable, List<Message> messages) {

    public Channel {
        parameters = List.copyOf(parameters);
        messages = List.copyOf(messages);
    }

    /** The message of an event, by the event's CloudEvents {@code type}; the first one when several have that name. */
    public Optional<Message> messageNamed(String type) {
        return messages.stream().filter(message -> message.name().equals(type)).findFirst();
    }

    /** The message of an event that does not tell its type: the only one there is, empty when there are none or several. */
    public Optional<Message> onlyMessage() {
        return messages.size() == 1 ? Optional.of(messages.get(0)) : Optional.empty();
    }
}
