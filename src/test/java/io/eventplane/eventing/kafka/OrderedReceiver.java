package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import java.util.ArrayList;
import java.util.List;

/** Keeps the places of what it gets, in that order, and settles each message at once. */
final class OrderedReceiver implements Receiver {

    private final List<Place> places = new ArrayList<>();

    /**
     * Where a message is.
     *
     * @param topic the topic's id
     */
    record Place(String topic, int partition, long offset) {

        static Place of(String position) {
            int offset = position.lastIndexOf('-');
            int partition = position.lastIndexOf('-', offset - 1);
            return new Place(
                    position.substring(0, partition),
                    Integer.parseInt(position.substring(partition + 1, offset)),
                    Long.parseLong(position.substring(offset + 1)));
        }
    }

    @Override
    public void subscribed() {}

    @Override
    public void failed(Fault fault) {}

    @Override
    public void received(Received message) {
        synchronized (this) {
            places.add(Place.of(message.position().orElseThrow()));
        }
        message.settled().run();
    }

    synchronized int count() {
        return places.size();
    }

    synchronized List<Place> places() {
        return List.copyOf(places);
    }
}
