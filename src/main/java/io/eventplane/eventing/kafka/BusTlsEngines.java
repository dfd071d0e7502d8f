package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.ClientTls;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Speaks TLS with a broker as {@link ClientTls} has it, and sees to it that the certificate is of the host that was called. Kafka makes it by its name and
 * hands it its configuration, in which the {@code ClientTls} is.
 */
public final class BusTlsEngines implements SslEngineFactory {

    /** Under which name the {@link ClientTls} is in the configuration. */
    static final String TLS = "eventplane.tls";

    private @Nullable ClientTls tls;

    /** For Kafka, which configures it next. */
    public BusTlsEngines() {}

    @Override
    public void configure(Map<String, ?> configuration) {
        tls = (ClientTls) configuration.get(TLS);
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String identification) {
        var configured = tls;
        if (configured == null) {
            throw new IllegalStateException("there is no ClientTls in the configuration");
        }
        SSLEngine engine = configured.context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        throw new UnsupportedOperationException("only for clients");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> configuration) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return null;
    }

    @Override
    public @Nullable KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {}
}
