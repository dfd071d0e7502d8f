package io.eventplane.eventing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.platform.Credential;
import io.eventplane.token.ClientTokenException;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a subscription's {@code Authorization} comes from. A stream is authorised when it is opened: while it lasts, its token's end is for the
 * server to see to, since a new connection could cost events where the server can't go on behind an id.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, section 2.1</a>
 */
record Authorization(Optional<Credential> credential, SourceTokens tokens) {

    /**
     * The one to present now; empty for none. Blocks where it is a token.
     *
     * @throws ClientTokenException when there is none to be had
     */
    Optional<String> next() {
        return credential.map(this::header);
    }

    /** Whether {@link #next} may block. */
    boolean blocks() {
        return credential.filter(Credential.OAuth.class::isInstance).isPresent();
    }

    /** The server does not take it. Whether another one may be worth a try: a token's time may be over before we think so. */
    boolean refused() {
        if (credential.orElse(null) instanceof Credential.OAuth client) {
            tokens.refused(client);
            return true;
        }
        return false;
    }

    private String header(Credential known) {
        if (known instanceof Credential.OAuth client) {
            return "Bearer " + tokens.of(client).value();
        }
        var basic = (Credential.Basic) known;
        var pair = basic.username() + ":" + basic.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
