package io.eventplane.director.graphql;

import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.inject.Inject;

/** Where the Director's API is. */
@OnePerApplication
public class ServedGraphQL implements Served {

    private final HttpAddress http;

    @Inject
    public ServedGraphQL(HttpAddress http) {
        this.http = http;
    }

    @Override
    public String inWords() {
        return "GraphQL " + http.of("/graphql") + " | GraphiQL " + http.of("/graphql-ui/");
    }
}
