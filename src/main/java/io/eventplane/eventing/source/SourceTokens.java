package io.eventplane.eventing.source;

import io.eventplane.platform.Credential;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.token.ClientToken;
import io.eventplane.token.ClientTokenException;
import io.eventplane.token.ClientTokens;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** The tokens that are presented at external buses. Thread-safe. */
@OnePerApplication
public final class SourceTokens {

    private final ClientTokens tokens;

    /** Of authorization servers that are trusted as external buses are. */
    @Inject
    public SourceTokens(ClientTls tls) {
        this.tokens = new ClientTokens(tls.context(), InstantSource.system());
    }

    /**
     * A token that is not to be renewed yet. Blocks, for 15 seconds at most.
     *
     * @throws ClientTokenException when there is none to be had; {@link #fault} tells what that is
     */
    public ClientToken of(Credential.OAuth client) {
        return tokens.of(client);
    }

    /** The bus does not take this client's token: the next one is another. */
    public void refused(Credential.OAuth client) {
        tokens.forget(client);
    }

    /** What a subscription tells that can't get its token. */
    public static Fault fault(ClientTokenException failure) {
        var kind = failure.isOfCredentials() ? Fault.Kind.CREDENTIALS : Fault.Kind.UNREACHABLE;
        return new Fault(kind, Fault.said(failure));
    }
}
