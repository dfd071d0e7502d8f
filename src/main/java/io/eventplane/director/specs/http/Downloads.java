package io.eventplane.director.specs.http;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.specs.guard.GuardedNames;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Opens the downloads that make one fetch. */
@OnePerApplication
public class Downloads {

    private final WebClient client;
    private final PresentAuth presenting;
    private final GuardedNames names;

    @Inject
    public Downloads(WebClient client, PresentAuth presenting, GuardedNames names) {
        this.client = client;
        this.presenting = presenting;
        this.names = names;
    }

    /**
     * For one fetch; its time runs from now on.
     *
     * @param auth what is presented to the origin of {@code url} alone; null for nothing
     */
    public Download open(String url, @Nullable Auth auth) {
        return new Download(client, presenting, names, new Download.Start(WebAddress.checked(URI.create(url)), auth));
    }
}
