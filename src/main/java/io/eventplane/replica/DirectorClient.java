package io.eventplane.replica;

import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.HttpTls;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import io.eventplane.replica.DirectorException.Reason;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The Director, asked over GraphQL with the identity of this Runtime. Keys: {@code eventplane.director.url}, {@code
 * eventplane.director.tls.authorities}, {@code eventplane.director.client.connect-timeout}, {@code eventplane.director.client.request-timeout}.
 *
 * @see <a href="https://spec.graphql.org/October2021/#sec-Response-Format">GraphQL, Response</a>
 */
@OnePerApplication
public final class DirectorClient implements DefinitionSource {

    private static final String DEFINITION =
            "query($id: ID!, $runtime: ID!) { eventAPI(id: $id) { " + DefinitionJson.SELECTION + " } }";

    private final GraphQLEndpoint endpoint;
    private final Supplier<Optional<RuntimeIdentity>> identity;

    @Inject
    public DirectorClient(Config config, RuntimeIdentities identities, HttpAddress http, HttpTls tls) {
        this(GraphQLEndpoint.from(config, DirectorAddress.from(config, http, tls)), identities::current);
    }

    DirectorClient(GraphQLEndpoint endpoint, Supplier<Optional<RuntimeIdentity>> identity) {
        this.endpoint = endpoint;
        this.identity = identity;
    }

    @Override
    public Optional<ReplicatedDefinition> definition(String id) {
        var me = identity();
        var answer = endpoint.ask(DEFINITION, Map.of("id", id, "runtime", me.id()), me);
        return answer.saysNotFound("eventAPI")
                ? Optional.empty()
                : Optional.of(read(id, answer.data().path("eventAPI")));
    }

    @Override
    public List<Listed> listing() {
        var me = identity();
        try {
            return new Listing(
                            (query, variables) ->
                                    endpoint.ask(query, variables, me).data(),
                            me.id())
                    .complete();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DirectorException(Reason.UNINTELLIGIBLE, "the Director's listing: " + e.getMessage(), e);
        }
    }

    private static ReplicatedDefinition read(String id, JsonNode answer) {
        try {
            return requireId(id, DefinitionJson.read(answer));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DirectorException(Reason.UNINTELLIGIBLE, "definition " + id + ": " + e.getMessage(), e);
        }
    }

    private static ReplicatedDefinition requireId(String id, ReplicatedDefinition definition) {
        if (!definition.id().equals(id)) {
            throw new IllegalArgumentException("the Director answers with definition " + definition.id());
        }
        return definition;
    }

    private RuntimeIdentity identity() {
        return identity.get()
                .orElseThrow(() -> new DirectorException(
                        Reason.UNAUTHENTICATED, "this Runtime is not registered at the Director yet"));
    }
}
