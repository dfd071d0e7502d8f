package io.eventplane.replica;

import io.eventplane.replica.DirectorException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A Director in memory; lets a test step in while it answers. */
final class FakeDirector implements DefinitionSource {

    final Map<String, ReplicatedDefinition> definitions = new ConcurrentHashMap<>();
    final List<String> fetched = new CopyOnWriteArrayList<>();
    volatile boolean down;
    /** Runs after an answer was made up and before it is given. */
    volatile Consumer<String> beforeAnswer = id -> {};

    volatile Runnable beforeListing = () -> {};

    void has(ReplicatedDefinition definition) {
        definitions.put(definition.id(), definition);
    }

    void deletes(String id) {
        definitions.remove(id);
    }

    @Override
    public Optional<ReplicatedDefinition> definition(String id) {
        requireUp();
        var answer = Optional.ofNullable(definitions.get(id));
        fetched.add(id);
        beforeAnswer.accept(id);
        return answer;
    }

    @Override
    public List<Listed> listing() {
        requireUp();
        var answer = definitions.values().stream().map(FakeDirector::listed).toList();
        beforeListing.run();
        return answer;
    }

    private static Listed listed(ReplicatedDefinition definition) {
        return new Listed(
                definition.id(),
                definition.generation(),
                definition.application().name());
    }

    private void requireUp() {
        if (down) {
            throw new DirectorException(Reason.UNREACHABLE, "the Director is down");
        }
    }
}
