package io.eventplane.agent;

import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.inject.Inject;

/** Where this Runtime's events are listed. */
@OnePerApplication
public class ServedRuntimeEvents implements Served {

    private final HttpAddress http;

    @Inject
    public ServedRuntimeEvents(HttpAddress http) {
        this.http = http;
    }

    @Override
    public String inWords() {
        return "Runtime events " + http.of("/runtime/events");
    }
}
