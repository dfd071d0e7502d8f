package io.eventplane.director.definitions;

/** A definition was deleted, and the deletion is committed when this is observed after success. */
public record DefinitionDeleted(String definitionId) {}
