package io.eventplane.platform;

/**
 * Something that this server offers to people or programs. Every role has its own; the {@link ReadyLine} names them
 * all.
 */
public interface Served {

    /** What it is and where it is reached: {@code GraphQL http://127.0.0.1:9080/graphql}. */
    String inWords();
}
