package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.ClientTls;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.proton.ProtonClientOptions;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;

/**
 * How one shows oneself to a broker, and by what one knows it.
 *
 * @param secure whether by TLS; then the certificate has to be of the host that was called
 * @param virtualHost what is told as the host's name; empty for the name itself
 */
record Presenting(ClientTls tls, boolean secure, Optional<String> virtualHost) {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** A peer that says nothing for twice as long is taken to be gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    ProtonClientOptions options(Login login, String host) {
        var options = new ProtonClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setHeartbeat((int) HEARTBEAT.toMillis())
                .setVirtualHost(virtualHost.orElse(host));
        mechanisms(options, login);
        if (secure) {
            secure(options, host);
        }
        return options;
    }

    private void mechanisms(ProtonClientOptions options, Login login) {
        if (login.user().isPresent()) {
            options.addEnabledSaslMechanism("PLAIN");
            return;
        }
        if (secure && tls.keys().isPresent()) {
            options.addEnabledSaslMechanism("EXTERNAL");
        }
        options.addEnabledSaslMechanism("ANONYMOUS");
    }

    private void secure(ProtonClientOptions options, String host) {
        options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS").setSslHandshakeTimeout(CONNECT.toSeconds());
        if (isName(host)) {
            options.setSniServerName(host);
        }
        for (TrustManager trust : tls.trust().getTrustManagers()) {
            options.setTrustOptions(TrustOptions.wrap(trust));
        }
        tls.keys().ifPresent(keys -> {
            for (var manager : keys.getKeyManagers()) {
                if (manager instanceof X509KeyManager key) {
                    options.setKeyCertOptions(KeyCertOptions.wrap(key));
                }
            }
        });
    }

    /** TLS names hosts, not addresses. */
    private static boolean isName(String host) {
        return host.indexOf(':') < 0 && !host.matches("[0-9.]+");
    }
}
