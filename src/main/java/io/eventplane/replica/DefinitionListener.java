package io.eventplane.replica;

/**
 * Hears what the {@link Replica} has. Calls about one definition come one after the other and in the order of its
 * generations; calls about different definitions may come at the same time.
 *
 * <p>Every call may be repeated with the same content (after a restart, or after it failed), so it has to be
 * idempotent. An exception keeps the definition, shows in {@link Replica#failures()} and is tried again at the next
 * reconciliation; it never keeps another definition from being told.
 */
public interface DefinitionListener {

    /** The definition is new or has changed. */
    void changed(ReplicatedDefinition definition);

    /** The definition is gone. */
    void removed(String id);
}
