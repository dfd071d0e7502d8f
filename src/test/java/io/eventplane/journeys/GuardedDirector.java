package io.eventplane.journeys;

import io.eventplane.token.MintedToken;
import io.eventplane.token.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A server whose Director takes tokens of an issuer, and a password: one for all tests that ask for it, and started when the first does.
 */
final class GuardedDirector implements AutoCloseable {

    static final String PASSWORD = "operator-password";

    /** The client that people log in to GraphiQL with. */
    static final String LOGIN_CLIENT = "graphiql";

    private final TestIssuer issuer = TestIssuer.start();
    private final EventplaneServer server = EventplaneServer.named("guarded")
            .env("EVENTPLANE_DIRECTOR_ADMIN_PASSWORD", PASSWORD)
            .env("EVENTPLANE_OIDC_ISSUER", issuer.identifier().toString())
            .env("EVENTPLANE_OIDC_CLIENT_ID", LOGIN_CLIENT)
            .start()
            .awaitReady();

    EventplaneServer server() {
        return server;
    }

    TestIssuer issuer() {
        return issuer;
    }

    /** A token of a client that is nobody's own, for these scopes. */
    MintedToken token(String scopes) {
        return issuer.token().subject("alice").client("portal").scope(scopes);
    }

    /** With nothing to prove who it is. */
    Director asStranger() {
        return Director.of(server);
    }

    Director asOperator() {
        return asStranger().as("admin", PASSWORD);
    }

    Director as(MintedToken token) {
        return asStranger().withToken(token.sign());
    }

    /** Posts a question with any headers, given as names and values by turns. */
    HttpResponse<String> ask(String path, String... headers) {
        var request = HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ applications { totalCount } }\"}"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Http.send(request);
    }

    @Override
    public void close() {
        server.close();
        issuer.close();
    }

    /** Gives it to tests. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == GuardedDirector.class;
        }

        /** The store closes what it holds after the last test. */
        @Override
        public GuardedDirector resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(GuardedDirector.class))
                    .getOrComputeIfAbsent("director", key -> new GuardedDirector(), GuardedDirector.class);
        }
    }
}
