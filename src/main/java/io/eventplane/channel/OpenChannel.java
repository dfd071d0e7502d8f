package io.eventplane.channel;

import io.eventplane.event.Content;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A publishable channel, with its address on the bus and its messages. */
public final class OpenChannel {

    private final String address;
    private final String busAddress;
    private final Map<String, OpenMessage> messages;
    private volatile boolean open;

    /**
     * A channel that isn't on the bus yet.
     *
     * @param messages at least one; of several with the same name the first is taken
     */
    OpenChannel(String address, String busAddress, List<OpenMessage> messages) {
        this.address = address;
        this.busAddress = busAddress;
        this.messages = messages.stream()
                .collect(Collectors.toMap(OpenMessage::name, m -> m, (first, other) -> first, LinkedHashMap::new));
    }

    /** As the document has it, braces and all. */
    public String address() {
        return address;
    }

    /** Where its events are found on the bus. */
    public String busAddress() {
        return busAddress;
    }

    /** Makes sure, once, that the bus keeps this channel's events; a failure is not remembered. */
    public void openOn(ChannelOpener bus) {
        if (!open) {
            bus.open(busAddress);
            open = true;
        }
    }

    /** Asks the bus again before the next event: it may have lost the address, and an event must not be lost with it. */
    public void doubt() {
        open = false;
    }

    /**
     * The message of an event: the one named like its type, else the only one, else the only one whose schema takes the data.
     * Real channels have dozens of messages that a constant field of theirs tells apart.
     *
     * @throws RefusedException for {@code AMBIGUOUS_MESSAGE} when there are several and neither name nor data decides,
     *     {@code MALFORMED_EVENT} when the data is not the JSON it says it is
     */
    public OpenMessage message(Optional<String> type, Content content) {
        return type.map(messages::get)
                .or(this::only)
                .or(() -> onlyOneTaking(content))
                .orElseThrow(() -> ambiguous(type));
    }

    private Optional<OpenMessage> onlyOneTaking(Content content) {
        if (content.data() == null) {
            return Optional.empty();
        }
        var read = content.read();
        return only(messages.values().stream()
                .filter(message -> message.takes(read, messages.size()))
                .limit(2)
                .toList());
    }

    private static Optional<OpenMessage> only(List<OpenMessage> messages) {
        return messages.size() == 1 ? Optional.of(messages.get(0)) : Optional.empty();
    }

    boolean has(String message) {
        return messages.containsKey(message);
    }

    private Optional<OpenMessage> only() {
        return messages.size() == 1 ? Optional.of(messages.values().iterator().next()) : Optional.empty();
    }

    private RefusedException ambiguous(Optional<String> type) {
        var names = List.copyOf(messages.keySet());
        return new RefusedException(Refusal.insteadOf(
                Reason.AMBIGUOUS_MESSAGE,
                "Channel " + address
                        + " has several messages, the data fits none or several of them, and the event's type "
                        + type.map(t -> "(" + t + ") names none of them").orElse("is missing")
                        + ": send a CloudEvent whose type is one of " + String.join(", ", names) + ".",
                names));
    }
}
