package io.eventplane.replica;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A listener that remembers what it was told; lets a test step in before it does. */
final class Audience implements DefinitionListener {

    final Map<String, ReplicatedDefinition> sees = new ConcurrentHashMap<>();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<ReplicatedDefinition> told = new CopyOnWriteArrayList<>();
    volatile Consumer<String> beforeChange = id -> {};
    volatile Consumer<String> beforeRemoval = id -> {};

    @Override
    public void changed(ReplicatedDefinition definition) {
        beforeChange.accept(definition.id());
        sees.put(definition.id(), definition);
        told.add(definition);
        heard.add(definition.id() + "@" + definition.generation());
    }

    @Override
    public void removed(String id) {
        beforeRemoval.accept(id);
        sees.remove(id);
        heard.add(id + " removed");
    }
}
