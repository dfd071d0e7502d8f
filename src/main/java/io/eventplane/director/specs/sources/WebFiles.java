package io.eventplane.director.specs.sources;

import io.eventplane.director.specs.http.Answer;
import io.eventplane.director.specs.http.Download;
import io.eventplane.director.specs.http.WebAddress;
import java.net.URI;

/** Files on the web: those on the origin of the file that refers to them, and on hosts that the operator allows. */
record WebFiles(Download download) implements SourceFiles {

    static SourceFile of(Answer answer) {
        return new SourceFile(answer.uri(), answer.text());
    }

    @Override
    public boolean leads(URI from, URI to) {
        return download.leads(from, to);
    }

    @Override
    public SourceFile file(URI at) {
        return of(download.get(at));
    }

    @Override
    public String shown(URI at) {
        return WebAddress.shown(at);
    }
}
