package io.eventplane.replica;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several listeners that are told one after the other. The first failure counts, once all have been told. */
public record DefinitionListeners(List<DefinitionListener> listeners) implements DefinitionListener {

    public DefinitionListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void changed(ReplicatedDefinition definition) {
        tell(listener -> listener.changed(definition));
    }

    @Override
    public void removed(String id) {
        tell(listener -> listener.removed(id));
    }

    private void tell(Consumer<DefinitionListener> call) {
        @Nullable RuntimeException first = null;
        for (DefinitionListener each : listeners) {
            try {
                call.accept(each);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
