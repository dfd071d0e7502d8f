package io.eventplane.director.specs.sources;

import java.net.URI;

/**
 * One file that a document is made of.
 *
 * @param at where it is, which is what its references count from
 */
record SourceFile(URI at, String text) {

    @Override
    public String toString() {
        return "SourceFile[" + text.length() + " characters]";
    }
}
