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
 * @param enhanced how it logs in, where it names a method; then it has presented nothing else
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
        Optional<Will> will,
        Optional<Enhanced> enhanced) {

    /**
     * Enhanced authentication.
     *
     * @param data of the next step, the client's first or the gateway's last, a character for each byte
     */
    public record Enhanced(String method, String data) {}

    /** By what was found out about what it presented. */
    public Client with(Credentials found) {
        return new Client(
                five,
                id,
                idAssigned,
                found,
                cleanStart,
                keepAlive,
                sessionExpiry,
                packetBytes,
                problemInformation,
                will,
                enhanced);
    }

    /** Told that with the answer to its CONNECT. */
    public Client answered(Enhanced answer) {
        return new Client(
                five,
                id,
                idAssigned,
                credentials,
                cleanStart,
                keepAlive,
                sessionExpiry,
                packetBytes,
                problemInformation,
                will,
                Optional.of(answer));
    }

    /** Clients with other credentials have other sessions, whatever id they claim. */
    public record SessionId(CredentialKey credentials, String client) {}

    public SessionId sessionId() {
        return new SessionId(CredentialKey.of(credentials).get(0), id);
    }
}
