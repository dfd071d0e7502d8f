package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.platform.Credential;
import io.eventplane.platform.Sha256;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.KafkaRules;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** How a credential is presented to Kafka, as its clients are configured with it. */
final class Login {

    private Login() {}

    /** Holds the secret, as a value that Kafka does not log. */
    static Map<String, Object> of(Credential credential, ExternalSubscription subscription, SourceTokens tokens) {
        var asked = subscription.attribute(KafkaRules.MECHANISM);
        if (credential instanceof Credential.OAuth client) {
            return ofClient(client, tokens);
        }
        var user = (Credential.Basic) credential;
        return ofUser(user, asked.orElse(KafkaRules.PLAIN));
    }

    private static Map<String, Object> ofUser(Credential.Basic user, String mechanism) {
        var module = mechanism.equals(KafkaRules.PLAIN) ? PlainLoginModule.class : ScramLoginModule.class;
        return Map.of(
                SaslConfigs.SASL_MECHANISM,
                mechanism,
                SaslConfigs.SASL_JAAS_CONFIG,
                jaas(module, "username=" + quoted(user.username()) + " password=" + quoted(user.password())));
    }

    /**
     * Kafka shares one login among all its clients whose JAAS configuration is the same, so that names the OAuth 2 client. A token is
     * renewed when {@link SourceTokens} has another one, neither earlier nor much later.
     */
    private static Map<String, Object> ofClient(Credential.OAuth client, SourceTokens tokens) {
        Map<String, Object> all = new HashMap<>();
        all.put(SaslConfigs.SASL_MECHANISM, KafkaRules.BEARER);
        all.put(SaslConfigs.SASL_JAAS_CONFIG, jaas(OAuthBearerLoginModule.class, "client=" + quoted(digest(client))));
        all.put(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS, TokenLogin.class);
        all.put(SaslConfigs.SASL_LOGIN_REFRESH_WINDOW_FACTOR, TokenLogin.REFRESH_FACTOR);
        all.put(SaslConfigs.SASL_LOGIN_REFRESH_WINDOW_JITTER, 0.0);
        all.put(SaslConfigs.SASL_LOGIN_REFRESH_MIN_PERIOD_SECONDS, (short) 0);
        all.put(SaslConfigs.SASL_LOGIN_REFRESH_BUFFER_SECONDS, (short) 0);
        all.put(TokenLogin.SOURCE, (TokenLogin.Source) () -> tokens.of(client));
        return all;
    }

    private static Password jaas(Class<?> module, String options) {
        return new Password(module.getName() + " required " + options + ";");
    }

    /** As JAAS reads it: by the rules of {@link java.io.StreamTokenizer}. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append('\\').append(String.format("%03o", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String digest(Credential.OAuth client) {
        var digest = Sha256.begin();
        Sha256.add(digest, client.url());
        Sha256.add(digest, client.clientId());
        Sha256.add(digest, client.clientSecret());
        return HexFormat.of().formatHex(digest.digest());
    }
}
