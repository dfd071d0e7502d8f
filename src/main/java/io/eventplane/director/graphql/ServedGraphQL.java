package io.eventplane.director.graphql;

import io.eventplane.director.identity.Authenticate;
import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.inject.Inject;

/** Where the Director's API is. */
@OnePerApplication
public class ServedGraphQL implements Served {

    private static final String OPEN =
            " (on this machine only, and everybody there is the operator: neither eventplane.director.admin-password nor eventplane.oidc.issuer is set)";

    private final HttpAddress http;
    private final Authenticate authenticate;

    @Inject
    public ServedGraphQL(HttpAddress http, Authenticate authenticate) {
        this.http = http;
        this.authenticate = authenticate;
    }

    @Override
    public String inWords() {
        return "GraphQL " + http.of("/graphql") + (authenticate.isOpen() ? OPEN : "") + " | GraphiQL "
                + http.of("/graphql-ui/");
    }
}
