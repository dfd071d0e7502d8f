package io.eventplane.subscription;

import io.eventplane.platform.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a subscription on Apache Kafka may say: {@code kafka} in clear, {@code kafkas} over TLS, with any number of brokers to begin
 * with. The topic is one topic's name. Attributes have the names of Kafka's own configuration.
 *
 * @see <a href="https://kafka.apache.org/documentation/#consumerconfigs">Kafka, consumer configs</a>
 */
public final class KafkaRules implements BusRules {

    /** Where a URL names no port. */
    public static final int DEFAULT_PORT = 9092;

    /** The attribute for the consumer group. */
    public static final String GROUP = "group.id";
    /** The attribute for {@code earliest} or {@code latest}. */
    public static final String OFFSET_RESET = "auto.offset.reset";
    /** The attribute for how one authenticates. */
    public static final String MECHANISM = "sasl.mechanism";
    /** The attribute for {@code read_committed} or {@code read_uncommitted}. */
    public static final String ISOLATION = "isolation.level";

    /** The mechanism for a user with a password when none is set. */
    public static final String PLAIN = "PLAIN";
    /** The only mechanism for OAuth 2. */
    public static final String BEARER = "OAUTHBEARER";
    /** Where a group begins that has read nothing yet, unless it is told. */
    public static final String EARLIEST = "earliest";
    /** What is read of transactions, unless it is told. */
    public static final String COMMITTED = "read_committed";

    private static final List<String> OF_PASSWORDS = List.of(PLAIN, "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final Set<String> SCHEMES = Set.of("kafka", "kafkas");
    private static final Pattern GROUP_NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");
    private static final List<SubscriptionAttribute> TUNING = KafkaClientProperties.all();

    @Override
    public String bus() {
        return "Apache Kafka";
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public List<SubscriptionAttribute> attributes() {
        return Stream.concat(own().stream(), TUNING.stream()).toList();
    }

    /** Those of {@link #attributes()} that go to Kafka's consumer as they are. */
    public static List<String> tuning() {
        return TUNING.stream().map(SubscriptionAttribute::name).toList();
    }

    @Override
    public List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        objectionToUrl(url).map(SubscriptionFinding::ofUrl).ifPresent(all::add);
        KafkaTopicName.objectionTo(subscription.topic())
                .map(SubscriptionFinding::ofTopic)
                .ifPresent(all::add);
        subscription
                .auth()
                .flatMap(KafkaRules::objectionTo)
                .map(SubscriptionFinding::ofAuth)
                .ifPresent(all::add);
        objectionToMechanism(subscription)
                .map(told -> SubscriptionFinding.ofAttribute(MECHANISM, told))
                .ifPresent(all::add);
        objectionToHeartbeat(subscription).ifPresent(all::add);
        return all;
    }

    /** Whether TLS is spoken. */
    public static boolean isTls(BusUrl url) {
        return url.scheme().equals("kafkas");
    }

    private static List<SubscriptionAttribute> own() {
        return List.of(
                SubscriptionAttribute.text(
                        GROUP,
                        GROUP_NAME,
                        "1 to 200 characters without control characters",
                        "a name of the Runtime's own",
                        "The consumer group in which the Runtime's agents share the partitions; one that is named here is never deleted."),
                SubscriptionAttribute.oneOf(
                        OFFSET_RESET,
                        List.of(EARLIEST, "latest"),
                        EARLIEST,
                        "Where the group begins that has read nothing yet, or whose place is gone."),
                SubscriptionAttribute.oneOf(
                        MECHANISM,
                        Stream.concat(OF_PASSWORDS.stream(), Stream.of(BEARER)).toList(),
                        PLAIN + " with a user and password, " + BEARER + " with OAuth 2",
                        "How auth is presented."),
                SubscriptionAttribute.oneOf(
                        ISOLATION,
                        List.of(COMMITTED, "read_uncommitted"),
                        COMMITTED,
                        "Whether messages of transactions wait for their commit."));
    }

    private static Optional<String> objectionToUrl(BusUrl url) {
        return url.saysMore()
                ? Optional.of("path and query mean nothing to Kafka: leave them away, put the topic into topic")
                : Optional.empty();
    }

    private static Optional<String> objectionTo(SubscriptionAuth auth) {
        return auth.sendsMore()
                ? Optional.of("Kafka has no additional headers and query parameters: leave them away")
                : Optional.empty();
    }

    private static Optional<String> objectionToMechanism(ExternalSubscription subscription) {
        return subscription
                .attribute(MECHANISM)
                .flatMap(mechanism -> subscription
                        .auth()
                        .map(auth -> objectionTo(mechanism, auth.credential()))
                        .orElseGet(() ->
                                Optional.of("there is nothing to present: give auth, or leave sasl.mechanism away")));
    }

    private static Optional<String> objectionTo(String mechanism, Credential credential) {
        boolean oauth = credential instanceof Credential.OAuth;
        if (oauth && OF_PASSWORDS.contains(mechanism)) {
            return Optional.of("an OAuth 2 client has no password to present: take " + BEARER + ", or leave it away");
        }
        return !oauth && mechanism.equals(BEARER)
                ? Optional.of("tokens need an OAuth 2 client in auth; with a user and password take "
                        + String.join(" or ", OF_PASSWORDS))
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionToHeartbeat(ExternalSubscription subscription) {
        long session = number(subscription, KafkaClientProperties.SESSION, 45_000);
        long heartbeat = number(subscription, KafkaClientProperties.HEARTBEAT, 3_000);
        boolean sound = session >= KafkaClientProperties.SHORTEST_SESSION;
        return sound && heartbeat > session / 3
                ? Optional.of(SubscriptionFinding.ofAttribute(
                        KafkaClientProperties.HEARTBEAT,
                        "has to be at most a third of session.timeout.ms, which is " + session))
                : Optional.empty();
    }

    /** What is no number is objected to by itself. */
    private static long number(ExternalSubscription subscription, String name, long otherwise) {
        return subscription
                .attribute(name)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }
}
