package io.eventplane.asyncapi.verdict;

/** A place in a text, counted from 1; a column counts UTF-16 code units, a tab as one. */
public record Position(int line, int column) {}
