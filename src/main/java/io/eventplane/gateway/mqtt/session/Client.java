package io.eventplane.gateway.mqtt.session;

import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.Credentials;
import java.time.Duration;
import java.util.Optional;

/**
 * What a CONNECT says.
 *
 * @param five MQTT 5; else 3.1.1
 * @param id never empty; chosen here when {@code idAssigned}
 * @param keepAlive zero for none
 * @param sessionExpiry how long the session is kept without connection; at most what the gateway allows
 * @param packetBytes the largest packet that the client takes
 * @param problemInformation whether it wants reasons in words
 */
public record Client(
        boolean five,
        String id,
        boolean idAssigned,
        Credentials credentials,
        boolean cleanStart,
        Duration keepAlive,
        Duration sessionExpiry,
        int packetBytes,
        boolean problemInformation,
        Optional<Will> will) {

    /** Clients with other credentials have other sessions, whatever id they claim. */
    public record SessionId(CredentialKey credentials, String client) {}

    public SessionId sessionId() {
        return new SessionId(CredentialKey.of(credentials).get(0), id);
    }
}
