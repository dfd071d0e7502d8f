package io.eventplane.director.runtimes;

/** A Runtime was deleted, and the deletion is committed when this is observed after success. */
public record RuntimeDeleted(String runtimeId) {}
