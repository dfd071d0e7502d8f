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

/** The operations of a 3.x document in one direction, by the place of their channel. */
final class OperationsOfVersion3 {

    private static final Location CHANNELS = Location.ROOT.child("channels");

    private final Reading reading;
    private final Direction direction;
    private final Map<Location, List<Located>> byChannel = new HashMap<>();

    private OperationsOfVersion3(Reading reading, Direction direction) {
        this.reading = reading;
        this.direction = direction;
    }

    static OperationsOfVersion3 of(Reading reading, Direction direction) {
        OperationsOfVersion3 operations = new OperationsOfVersion3(reading, direction);
        reading.objects(reading.root(), "operations").forEach(operations::add);
        return operations;
    }

    private void add(Located operation) {
        Optional<Located> channel = channel(operation);
        if (isOurs(operation)) {
            channel.ifPresent(found -> byChannel
                    .computeIfAbsent(place(found), place -> new ArrayList<>())
                    .add(operation));
        }
    }

    private Optional<Located> channel(Located operation) {
        reading.require(operation, "channel");
        return reading.object(operation, "channel");
    }

    private boolean isOurs(Located operation) {
        reading.require(operation, "action");
        Optional<String> action = reading.text(operation, "action");
        action.filter(text -> !text.equals("send") && !text.equals("receive"))
                .ifPresent(text -> reading.note(Rule.VALUE, operation.child("action"), "must be send or receive"));
        return action.filter(direction.action()::equals).isPresent();
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
