package io.eventplane.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subscription on NATS may say: {@code nats} and {@code tls+nats}, with JetStream, or without it where that is asked for. The topic is
 * a subject, in which {@code *} stands for one token and {@code >} at the end for all that follow.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/subjects">NATS, Subject-Based Messaging</a>
 * @see <a href="https://docs.nats.io/nats-concepts/jetstream/consumers">NATS, JetStream consumers</a>
 */
public final class NatsRules implements BusRules {

    /** The attribute for {@link #JETSTREAM} or {@link #CORE}. */
    public static final String MODE = "mode";
    /** The attribute for the name of a stream. */
    public static final String STREAM = "stream";
    /** The attribute for the name of a durable consumer; without JetStream that of a queue group. */
    public static final String DURABLE = "durable";
    /** The attribute for {@link #ALL}, {@link #NEW} or {@link #LAST}. */
    public static final String DELIVER_POLICY = "deliverPolicy";
    /** The attribute for seconds. */
    public static final String ACK_WAIT = "ackWait";
    /** The attribute for how many messages may be on their way. */
    public static final String MAX_ACK_PENDING = "maxAckPending";

    /** The mode that loses nothing. */
    public static final String JETSTREAM = "jetstream";
    /** The mode in which a message is sent to who is there. */
    public static final String CORE = "core";
    /** All that the stream has. */
    public static final String ALL = "all";
    /** What comes from now on. */
    public static final String NEW = "new";
    /** The stream's last message, and what comes from now on. */
    public static final String LAST = "last";

    /** Seconds, when none are set. */
    public static final int DEFAULT_ACK_WAIT = 10;
    /** Messages, when no number is set. */
    public static final int DEFAULT_MAX_ACK_PENDING = 1000;

    /** The scheme that means TLS. */
    public static final String WITH_TLS = "tls+nats";

    private static final Set<String> SCHEMES = Set.of("nats", WITH_TLS);
    private static final int LONGEST_ACK_WAIT = 3600;
    private static final int MOST_PENDING = 100_000;
    private static final Pattern NAME = Pattern.compile("[^\\s.*>/\\\\\\p{Cntrl}\\p{Cs}]{1,200}");
    private static final String NAMES = "1 to 200 characters without spaces, ., *, > and slashes";
    private static final Pattern SUBJECT =
            Pattern.compile("(?:[^\\s.*>\\p{Cntrl}\\p{Cs}]+|\\*)(?:\\.(?:[^\\s.*>\\p{Cntrl}\\p{Cs}]+|\\*))*(?:\\.>)?");
    private static final int LONGEST_SUBJECT = 1000;

    @Override
    public String bus() {
        return "NATS";
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public List<SubscriptionAttribute> attributes() {
        return List.of(
                SubscriptionAttribute.oneOf(
                        MODE,
                        List.of(JETSTREAM, CORE),
                        JETSTREAM,
                        "Whether a stream keeps the messages, so that each arrives at least once; with core those that are sent while nobody can take them are lost."),
                SubscriptionAttribute.text(
                        STREAM,
                        NAME,
                        NAMES,
                        "the stream that has the subject",
                        "The stream that the messages are taken from."),
                SubscriptionAttribute.text(
                        DURABLE,
                        NAME,
                        NAMES,
                        "a name of the Runtime's own",
                        "The durable consumer that the Runtime's agents share; it is made if there is none. With core the queue group."),
                SubscriptionAttribute.oneOf(
                        DELIVER_POLICY,
                        List.of(ALL, NEW, LAST),
                        ALL,
                        "Where a consumer that is made begins; one that there is goes on where it was."),
                SubscriptionAttribute.number(
                        ACK_WAIT,
                        1,
                        LONGEST_ACK_WAIT,
                        Integer.toString(DEFAULT_ACK_WAIT),
                        "After how many seconds a message comes again whose agent is gone; so long one waits for it before others are taken, where that keeps the order."),
                SubscriptionAttribute.number(
                        MAX_ACK_PENDING,
                        1,
                        MOST_PENDING,
                        Integer.toString(DEFAULT_MAX_ACK_PENDING),
                        "How many messages may be on their way to all agents together; 1 keeps the order even among several agents."));
    }

    @Override
    public List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        objectionToUrl(url).ifPresent(all::add);
        objectionToTopic(subscription.topic()).ifPresent(all::add);
        subscription.auth().flatMap(NatsRules::objectionTo).ifPresent(all::add);
        if (isCore(subscription)) {
            for (String name : List.of(STREAM, DELIVER_POLICY, ACK_WAIT, MAX_ACK_PENDING)) {
                objectionInCore(subscription, name).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Whether it is to do without JetStream. */
    public static boolean isCore(ExternalSubscription subscription) {
        return subscription.attribute(MODE).filter(CORE::equals).isPresent();
    }

    private static Optional<SubscriptionFinding> objectionToUrl(BusUrl url) {
        return url.saysMore()
                ? Optional.of(SubscriptionFinding.ofUrl(
                        "path and query mean nothing to NATS: leave them away, and put the subject into topic"))
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionToTopic(String topic) {
        if (topic.length() > LONGEST_SUBJECT) {
            return Optional.of(SubscriptionFinding.ofTopic("longer than " + LONGEST_SUBJECT + " characters"));
        }
        if (topic.startsWith("$") || topic.startsWith("_INBOX")) {
            return Optional.of(
                    SubscriptionFinding.ofTopic("subjects that begin with $ or _INBOX are the server's own"));
        }
        return topic.equals(">") || SUBJECT.matcher(topic).matches()
                ? Optional.empty()
                : Optional.of(
                        SubscriptionFinding.ofTopic(
                                "expected a subject: tokens without spaces, with dots between them, such as orders.eu.created; * stands for one token, > at the end for one or more"));
    }

    private static Optional<SubscriptionFinding> objectionTo(SubscriptionAuth auth) {
        return auth.sendsMore()
                ? Optional.of(SubscriptionFinding.ofAuth(
                        "NATS has no additional headers and query parameters: leave them away"))
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionInCore(ExternalSubscription subscription, String name) {
        return subscription
                .attribute(name)
                .map(value -> SubscriptionFinding.ofAttribute(
                        name, "is JetStream's: leave it away, or set " + MODE + " to " + JETSTREAM));
    }
}
