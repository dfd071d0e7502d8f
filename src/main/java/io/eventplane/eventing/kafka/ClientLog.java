package io.eventplane.eventing.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What Kafka's client says in the server's log: nothing. Otherwise it writes its whole configuration for every consumer, and several lines
 * for every attempt to connect; what is wrong it also throws, and a subscription's state tells that, once.
 */
final class ClientLog {

    // Held here, because java.util.logging forgets what was set on a logger that nobody holds. Each by its name,
    // because Liberty gives every logger a level of its own.
    private static final List<Logger> CHATTY = Stream.of(
                    "org.apache.kafka",
                    "org.apache.kafka.clients.ClientUtils",
                    "org.apache.kafka.clients.FetchSessionHandler",
                    "org.apache.kafka.clients.Metadata",
                    "org.apache.kafka.clients.NetworkClient",
                    "org.apache.kafka.clients.admin.AdminClientConfig",
                    "org.apache.kafka.clients.admin.KafkaAdminClient",
                    "org.apache.kafka.clients.admin.internals.AdminMetadataManager",
                    "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
                    "org.apache.kafka.clients.consumer.ConsumerConfig",
                    "org.apache.kafka.clients.consumer.internals.AbstractCoordinator",
                    "org.apache.kafka.clients.consumer.internals.AbstractFetch",
                    "org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer",
                    "org.apache.kafka.clients.consumer.internals.ConsumerCoordinator",
                    "org.apache.kafka.clients.consumer.internals.ConsumerUtils",
                    "org.apache.kafka.clients.consumer.internals.Fetcher",
                    "org.apache.kafka.clients.consumer.internals.FetchCollector",
                    "org.apache.kafka.clients.consumer.internals.OffsetFetcher",
                    "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
                    "org.apache.kafka.clients.consumer.internals.SubscriptionState",
                    "org.apache.kafka.common.metrics.Metrics",
                    "org.apache.kafka.common.network.Selector",
                    "org.apache.kafka.common.network.SslTransportLayer",
                    "org.apache.kafka.common.security.authenticator.SaslClientAuthenticator",
                    "org.apache.kafka.common.security.authenticator.AbstractLogin",
                    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
                    "org.apache.kafka.common.security.oauthbearer.internals.expiring.ExpiringCredentialRefreshingLogin",
                    "org.apache.kafka.common.telemetry.internals.KafkaMetricsCollector",
                    "org.apache.kafka.common.utils.internals.AppInfoParser")
            .map(Logger::getLogger)
            .toList();

    private ClientLog() {}

    static void calm() {
        CHATTY.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
