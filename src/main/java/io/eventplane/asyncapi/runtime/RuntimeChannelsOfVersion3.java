package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** In 3.x channels keep their keys and change their field {@code address}; operations that send stay beside them. */
record RuntimeChannelsOfVersion3(Rewriting rewriting) implements RuntimeChannels {

    @Override
    public void keep() {
        sendOperations().forEach(rewriting.kept()::keep);
    }

    @Override
    public void write(ObjectNode document) {
        writeChannels(document);
        writeOperations(document);
    }

    private void writeChannels(ObjectNode document) {
        ObjectNode channels = JsonNodeFactory.instance.objectNode();
        for (Rewriting.PublishedChannel published : rewriting.channels()) {
            ObjectNode channel = rewriting.copy(published.object());
            channel.put("address", published.busAddress());
            write(channels, published.object(), channel, "channels");
        }
        rewriting.addOtherMembers(rewriting.reading().root().child("channels"), channels);
        document.set("channels", channels);
    }

    private void writeOperations(ObjectNode document) {
        ObjectNode operations = JsonNodeFactory.instance.objectNode();
        sendOperations().forEach(operation -> write(operations, operation, rewriting.copy(operation), "operations"));
        rewriting.addOtherMembers(rewriting.reading().root().child("operations"), operations);
        document.set("operations", operations);
    }

    /** Under the key it had; what was a reference there is the object itself now. */
    private void write(ObjectNode map, Located original, ObjectNode written, String field) {
        String key = Rewriting.key(original);
        Location place = Location.ROOT.child(field).child(key);
        map.set(key, written);
        rewriting.moves().moved(Rewriting.origin(original), place);
        rewriting.moves().moved(original.location(), place);
    }

    private List<Located> sendOperations() {
        Reading reading = rewriting.reading();
        return reading.objects(reading.root(), "operations").stream()
                .filter(operation ->
                        operation.node().path("action").asString("").equals("send"))
                .toList();
    }
}
