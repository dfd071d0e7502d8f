package io.eventplane.eventing.kafka;

import io.eventplane.token.ClientToken;
import io.eventplane.token.ClientTokenException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensions;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * Gives Kafka's client the tokens that it presents. Kafka makes it by its name and hands it its configuration, in which its source is.
 *
 * @see <a href="https://kafka.apache.org/documentation/#security_sasl_oauthbearer">Kafka, OAUTHBEARER</a>
 */
public final class TokenLogin implements AuthenticateCallbackHandler {

    /** Under which name its source is in the configuration. */
    static final String SOURCE = "eventplane.tokens";

    /** At which part of its life Kafka asks for another token: {@link #STRETCH} of the way to the renewal comes after it. */
    static final double REFRESH_FACTOR = 0.85;

    /** A token still holds for a while when it is to be renewed; Kafka is told of some of that, so that it asks a bit later, not in vain. */
    private static final double STRETCH = 1.25;

    private @Nullable Source source;

    /** Where tokens come from; blocks. */
    @FunctionalInterface
    interface Source {

        /** One that is not to be renewed yet. */
        ClientToken token();
    }

    /** For Kafka, which configures it next. */
    public TokenLogin() {}

    @Override
    public void configure(Map<String, ?> configuration, String mechanism, List<AppConfigurationEntry> jaas) {
        source = (Source) configuration.get(SOURCE);
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof OAuthBearerTokenCallback asked) {
                asked.token(token());
            } else if (callback instanceof SaslExtensionsCallback asked) {
                asked.extensions(SaslExtensions.empty());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    @Override
    public void close() {}

    private Bearer token() throws IOException {
        var known = source;
        if (known == null) {
            throw new IOException("there is no source of tokens in the configuration");
        }
        try {
            return Bearer.of(known.token(), Instant.now());
        } catch (ClientTokenException e) {
            throw new IOException(e);
        }
    }

    /** A token as Kafka wants it. {@code toString} does not show it. */
    private record Bearer(String value, Long startTimeMs, long lifetimeMs) implements OAuthBearerToken {

        static Bearer of(ClientToken token, Instant now) {
            long left = Math.max(1_000, Duration.between(now, token.renewal()).toMillis());
            return new Bearer(token.value(), now.toEpochMilli(), now.toEpochMilli() + (long) (left * STRETCH));
        }

        @Override
        public Set<String> scope() {
            return Set.of();
        }

        @Override
        public String principalName() {
            return "eventplane";
        }

        @Override
        public String toString() {
            return "Bearer[*****]";
        }
    }
}
