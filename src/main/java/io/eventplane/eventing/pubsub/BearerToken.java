package io.eventplane.eventing.pubsub;

import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.platform.Credential;
import io.eventplane.token.ClientTokenException;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Executor;

/** An OAuth 2 client's access token, presented with each call: whichever is good at that moment. */
final class BearerToken extends CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Credential.OAuth client;
    private final SourceTokens tokens;

    BearerToken(Credential.OAuth client, SourceTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** The server does not take it. */
    void refused() {
        tokens.refused(client);
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor threads, MetadataApplier applier) {
        threads.execute(() -> {
            try {
                var headers = new Metadata();
                headers.put(AUTHORIZATION, "Bearer " + tokens.of(client).value());
                applier.apply(headers);
            } catch (ClientTokenException e) {
                applier.fail(Status.UNAVAILABLE.withDescription(e.getMessage()).withCause(e));
            }
        });
    }
}
