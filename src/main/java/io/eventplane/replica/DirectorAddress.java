package io.eventplane.replica;

import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.HttpTls;
import io.eventplane.platform.TrustedAuthorities;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.Config;

/**
 * Where the Director is asked, and whose certificate it has to show there when that is {@code https}.
 *
 * @param url of its GraphQL
 * @param tls what a client of it trusts
 */
record DirectorAddress(URI url, SSLContext tls) {

    private static final String URL = "eventplane.director.url";
    private static final String AUTHORITIES = "eventplane.director.tls.authorities";

    /** The Director of this server, unless another one is named. */
    static DirectorAddress from(Config config, HttpAddress http, HttpTls tls) {
        return config.getOptionalValue(URL, URI.class)
                .map(url -> new DirectorAddress(
                        url, TrustedAuthorities.of(AUTHORITIES, config).context()))
                .orElseGet(() -> new DirectorAddress(URI.create(http.of("/graphql")), tls.toItself()));
    }
}
