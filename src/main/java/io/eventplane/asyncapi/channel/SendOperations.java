package io.eventplane.asyncapi.channel;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations of a 3.x document by which the Application sends, by the place of their channel. */
final class SendOperations {

    private static final Location CHANNELS = Location.ROOT.child("channels");

    private final Reading reading;
    private final Map<Location, List<Located>> byChannel = new HashMap<>();

    private SendOperations(Reading reading) {
        this.reading = reading;
    }

    static SendOperations of(Reading reading) {
        SendOperations operations = new SendOperations(reading);
        reading.objects(reading.root(), "operations").forEach(operations::add);
        return operations;
    }

    private void add(Located operation) {
        Optional<Located> channel = channel(operation);
        if (isSend(operation)) {
            channel.ifPresent(found -> byChannel
                    .computeIfAbsent(place(found), place -> new ArrayList<>())
                    .add(operation));
        }
    }

    private Optional<Located> channel(Located operation) {
        reading.require(operation, "channel");
        return reading.object(operation, "channel");
    }

    private boolean isSend(Located operation) {
        reading.require(operation, "action");
        Optional<String> action = reading.text(operation, "action");
        action.filter(text -> !text.equals("send") && !text.equals("receive"))
                .ifPresent(text -> reading.note(Rule.VALUE, operation.child("action"), "must be send or receive"));
        return action.filter("send"::equals).isPresent();
    }

    /** Which of the document's channels is meant; when the reference leads past those, where it ends. */
    private static Location place(Located channel) {
        return channel.trail().stream()
                .filter(step -> step.isChildOf(CHANNELS))
                .findFirst()
                .orElse(channel.location());
    }

    /** In document order. */
    List<Located> on(Located channel) {
        Set<Located> operations =
                new LinkedHashSet<>(byChannel.getOrDefault(channel.trail().get(0), List.of()));
        operations.addAll(byChannel.getOrDefault(channel.location(), List.of()));
        return List.copyOf(operations);
    }
}
