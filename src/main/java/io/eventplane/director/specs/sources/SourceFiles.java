package io.eventplane.director.specs.sources;

import java.net.URI;

/** Where the files that a document refers to are. */
interface SourceFiles {

    /** Whether a reference in one file may lead to another: what may not be followed is left as it is. */
    boolean leads(URI from, URI to);

    /**
     * Gets a file that may be led to.
     *
     * @throws io.eventplane.director.specs.http.FetchFailedException if it can't be had
     */
    SourceFile file(URI at);

    /** A file's place as messages show it. */
    String shown(URI at);
}
