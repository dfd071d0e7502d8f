package io.eventplane.replica;

import io.eventplane.replica.DefinitionSource.Listed;

/**
 * What is remembered of a definition on disk: enough to see whether another one is newer. The definition itself stays
 * on disk, its document may be megabytes long.
 */
record Held(long generation, String applicationName, int fingerprint) {

    static Held of(ReplicatedDefinition definition) {
        return new Held(definition.generation(), definition.application().name(), definition.hashCode());
    }

    /**
     * Of the same generation, what was fetched is the newer one: its application's name or its event URL may have
     * changed.
     */
    boolean yieldsTo(Held fetched) {
        return fetched.generation >= generation && !fetched.equals(this);
    }

    /** An Application's new name changes its definitions without giving them a generation. */
    boolean isBehind(Listed listed) {
        return generation < listed.generation() || !applicationName.equals(listed.applicationName());
    }
}
