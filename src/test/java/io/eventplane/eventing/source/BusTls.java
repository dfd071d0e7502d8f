package io.eventplane.eventing.source;

import io.eventplane.gateway.security.Authority;
import io.eventplane.platform.Configs;
import java.nio.file.Path;
import java.util.Map;

/** A bus' certificate for {@code 127.0.0.1} and a client's, both signed by one authority, and what clients are configured with. */
public final class BusTls {

    private static final String CLIENT = "agent";

    private final Authority authority;

    private BusTls(Authority authority) {
        this.authority = authority;
    }

    /** Made there. */
    public static BusTls in(Path folder) {
        return new BusTls(Authority.in(folder).sign(CLIENT, "CN=agent"));
    }

    /** The bus' certificate, as a PEM file. */
    public Path certificate() {
        return authority.certificate();
    }

    /** Its private key, as a PEM file. */
    public Path key() {
        return authority.key();
    }

    /** Who signed the client's certificate, as a PEM file. */
    public Path authorities() {
        return authority.own();
    }

    /** An agent that knows neither the authority nor has a certificate. */
    public static ClientTls unconfigured() {
        return new ClientTls(Configs.with(Map.of()));
    }

    /** One that trusts the authority, and shows no certificate. */
    public ClientTls trusting() {
        return new ClientTls(Configs.with(
                Map.of("eventplane.eventing.tls.authorities", authority.own().toString())));
    }

    /** One that trusts it, and shows its certificate. */
    public ClientTls known() {
        return new ClientTls(Configs.with(Map.of(
                "eventplane.eventing.tls.authorities", authority.own().toString(),
                "eventplane.eventing.tls.key-store", authority.keyStore(CLIENT).toString(),
                "eventplane.eventing.tls.key-store-password", Authority.PASSWORD)));
    }
}
