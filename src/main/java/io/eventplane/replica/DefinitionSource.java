package io.eventplane.replica;

import java.util.List;
import java.util.Optional;

/**
 * Where definitions come from: the Director, as this Runtime may see it. Both calls block, and ask anew each time.
 */
public interface DefinitionSource {

    /**
     * Fetches one definition.
     *
     * @return empty when the Director says that it does not exist for this Runtime
     * @throws DirectorException when the Director gives no usable answer
     */
    Optional<ReplicatedDefinition> definition(String id);

    /**
     * Lists every definition that this Runtime may have, in the Director's order.
     *
     * @return the complete listing, never a part of it
     * @throws DirectorException when any page of it gets no usable answer
     */
    List<Listed> listing();

    /** One line of the listing: enough to see that something changed. */
    record Listed(String id, long generation, String applicationName) {}
}
