package io.eventplane.director.definitions;

import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.director.failure.InputCheck;
import java.util.Optional;

/**
 * An input whose document has been read, which is most of the work of a registration and needs no store: so neither a lock nor a
 * connection waits for it.
 *
 * @param document empty when the input has none, or one that is not understood
 * @param check stands where the input is, and holds what is wrong with the document; its end is still to come
 */
public record ReadInput(EventAPIDefinitionInput input, Optional<CheckedDocument> document, InputCheck check) {}
