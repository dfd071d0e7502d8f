package io.eventplane.subscription;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The properties of Kafka's own consumer that a subscription may set, under Kafka's names: what tunes fetching and membership. What would
 * load classes, read files, widen trust or acknowledge by itself is not among them.
 *
 * @see <a href="https://kafka.apache.org/documentation/#consumerconfigs">Kafka, consumer configs</a>
 */
final class KafkaClientProperties {

    static final String SESSION = "session.timeout.ms";
    static final String HEARTBEAT = "heartbeat.interval.ms";
    static final int SHORTEST_SESSION = 6_000;

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final Pattern RACK = Pattern.compile("[!-~]{1,200}");

    private KafkaClientProperties() {}

    static List<SubscriptionAttribute> all() {
        return List.of(
                SubscriptionAttribute.number(
                        "max.poll.records", 1, 1000, "500", "How many messages are taken over at once."),
                SubscriptionAttribute.number(
                        "fetch.min.bytes", 1, MIB, "1", "How many bytes the broker gathers before it answers."),
                SubscriptionAttribute.number(
                        "fetch.max.wait.ms",
                        1,
                        5_000,
                        "500",
                        "How many milliseconds the broker gathers at most before it answers."),
                SubscriptionAttribute.number(
                        "fetch.max.bytes",
                        KIB,
                        64L * MIB,
                        Integer.toString(16 * MIB),
                        "About how many bytes a broker answers with at most."),
                SubscriptionAttribute.number(
                        "max.partition.fetch.bytes",
                        KIB,
                        16L * MIB,
                        Integer.toString(MIB),
                        "About how many bytes of them are of one partition."),
                SubscriptionAttribute.number(
                        SESSION,
                        SHORTEST_SESSION,
                        300_000,
                        "45000",
                        "After how many milliseconds of silence the broker gives an agent's partitions to the others."),
                SubscriptionAttribute.number(
                        HEARTBEAT,
                        500,
                        100_000,
                        "3000",
                        "How often an agent tells that it lives; at most a third of session.timeout.ms."),
                SubscriptionAttribute.number(
                        "max.poll.interval.ms",
                        60_000,
                        3_600_000,
                        "300000",
                        "After how many milliseconds without a poll an agent leaves the group."),
                SubscriptionAttribute.text(
                        "client.rack",
                        RACK,
                        "1 to 200 printable ASCII characters without blanks",
                        "none",
                        "Where the Runtime is, so that the nearest replica is read."));
    }
}
