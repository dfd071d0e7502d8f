package io.eventplane.gateway.http;

import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.inject.Inject;

/** Where events are published over HTTP. */
@OnePerApplication
public class ServedEventUrls implements Served {

    private final HttpAddress http;

    @Inject
    public ServedEventUrls(HttpAddress http) {
        this.http = http;
    }

    @Override
    public String inWords() {
        return "event gateway " + http.of("/events/{definition id}");
    }
}
