package io.eventplane.director.specs.sources;

import java.util.Set;

/**
 * One document that an index lists.
 *
 * @param names what it is called, the nearest first; may be empty
 * @param address as the index writes it, which may be relative
 * @param asyncApi whether the index says that it is AsyncAPI
 */
record IndexEntry(Set<String> names, String address, boolean asyncApi) {}
