package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.KafkaRules;
import io.eventplane.subscription.SubscriptionAuth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a subscription asks of its cluster, its defaults filled in.
 *
 * @param group the consumer group
 * @param own whether the group is the Runtime's alone, so that it goes with the subscription
 * @param refused forgets the token that was refused; nothing where none is presented
 * @param connection of any client of Kafka's: where it connects, and as whom. Holds secrets
 */
record KafkaSettings(
        String topic,
        String group,
        boolean own,
        Runnable refused,
        Map<String, Object> connection,
        Map<String, Object> tuning) {

    private static final int MIB = 1024 * 1024;
    /** New partitions, and topics that went, are seen after so long at most. */
    private static final int METADATA_AGE_MILLIS = 30_000;

    private static final int CALL_MILLIS = 10_000;
    private static final int LONGEST_BACKOFF_MILLIS = 5_000;

    static KafkaSettings of(SubscriptionOrder order, ClientTls tls, SourceTokens tokens) {
        var subscription = order.subscription();
        var group = subscription.attribute(KafkaRules.GROUP);
        var credential = subscription.auth().map(SubscriptionAuth::credential);
        return new KafkaSettings(
                subscription.topic(),
                group.orElseGet(order::groupName),
                group.isEmpty(),
                forgetting(credential, tokens),
                connection(order, credential, tls, tokens),
                tuning(subscription));
    }

    /** Whether tokens are presented. */
    boolean byToken() {
        return connection.containsKey(TokenLogin.SOURCE);
    }

    /** The configuration of a consumer, which commits and creates nothing by itself. */
    Map<String, Object> ofConsumer() {
        Map<String, Object> all = new HashMap<>(connection);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, KafkaRules.EARLIEST);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, KafkaRules.COMMITTED);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        all.putAll(tuning);
        return all;
    }

    /** The configuration of an administrative client. */
    Map<String, Object> ofAdmin() {
        Map<String, Object> all = new HashMap<>(connection);
        all.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS / 2);
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS / 2);
        return all;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[topic=" + topic + ", group=" + group + "]";
    }

    private static Map<String, Object> connection(
            SubscriptionOrder order, Optional<Credential> credential, ClientTls tls, SourceTokens tokens) {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers(order));
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, order.clientName());
        all.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_BACKOFF_MILLIS);
        all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        all.put("auto.include.jmx.reporter", false);
        all.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        boolean secure = KafkaRules.isTls(order.url());
        all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol(secure, credential.isPresent()).name);
        if (secure) {
            all.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, BusTlsEngines.class);
            all.put(BusTlsEngines.TLS, tls);
        }
        credential.ifPresent(known -> all.putAll(Login.of(known, order.subscription(), tokens)));
        return all;
    }

    private static String brokers(SubscriptionOrder order) {
        return order.url().hosts().stream()
                .map(host -> host.with(KafkaRules.DEFAULT_PORT))
                .collect(Collectors.joining(","));
    }

    private static SecurityProtocol protocol(boolean secure, boolean authenticated) {
        if (authenticated) {
            return secure ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT;
        }
        return secure ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
    }

    private static Map<String, Object> tuning(ExternalSubscription subscription) {
        Map<String, Object> all = new HashMap<>();
        subscription.attribute(KafkaRules.OFFSET_RESET).ifPresent(reset -> all.put(KafkaRules.OFFSET_RESET, reset));
        subscription.attribute(KafkaRules.ISOLATION).ifPresent(level -> all.put(KafkaRules.ISOLATION, level));
        KafkaRules.tuning().forEach(name -> subscription.attribute(name).ifPresent(value -> all.put(name, value)));
        return all;
    }

    private static Runnable forgetting(Optional<Credential> credential, SourceTokens tokens) {
        return credential
                .filter(Credential.OAuth.class::isInstance)
                .map(Credential.OAuth.class::cast)
                .<Runnable>map(client -> () -> tokens.refused(client))
                .orElse(() -> {});
    }
}
