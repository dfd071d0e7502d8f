package io.eventplane.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subscription on an AMQP 1.0 broker may say: Artemis, Qpid, RabbitMQ, Azure Service Bus. The topic is the address of a source: of a
 * queue, or of a topic where {@link #SOURCE} says so. Several hosts are tried in turn.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-messaging-v1.0-os.html#type-source">AMQP 1.0, source</a>
 */
public final class AmqpRules implements BusRules {

    /** The attribute for {@link #QUEUE} or {@link #TOPIC}. */
    public static final String SOURCE = "source";
    /** The attribute for a JMS selector. */
    public static final String SELECTOR = "selector";
    /** The attribute for the name of a durable subscription, or {@link #NONE}. */
    public static final String DURABLE = "durableSubscription";
    /** The attribute for how many messages the broker sends ahead. */
    public static final String CREDIT = "credit";
    /** The attribute for the host name in {@code open}, by which brokers tell their virtual hosts apart. */
    public static final String VIRTUAL_HOST = "virtualHost";

    /** The agents compete for the messages of a queue. */
    public static final String QUEUE = "queue";
    /** They share a subscription on a topic. */
    public static final String TOPIC = "topic";
    /** The name of a subscription that is not durable. */
    public static final String NONE = "none";
    /** Messages, when no credit is set. */
    public static final int DEFAULT_CREDIT = 1000;

    private static final Set<String> SCHEMES = Set.of("amqp", "amqps");
    private static final int MOST_CREDIT = 10_000;
    private static final int LONGEST_ADDRESS = 1000;
    private static final Pattern ADDRESS = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1," + LONGEST_ADDRESS + "}");
    private static final Pattern EXPRESSION = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}\\p{Cs}]{1,1000}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");

    @Override
    public String bus() {
        return "AMQP 1.0";
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public List<SubscriptionAttribute> attributes() {
        return List.of(
                SubscriptionAttribute.oneOf(
                        SOURCE,
                        List.of(QUEUE, TOPIC),
                        QUEUE,
                        "What the address is: a queue, for whose messages the Runtime's agents compete, or a topic, on which they share a subscription."),
                SubscriptionAttribute.text(
                        SELECTOR,
                        EXPRESSION,
                        "a JMS selector of 1 to 1000 characters",
                        "every message",
                        "Which messages the broker sends; one that filters by no selector is not subscribed on."),
                SubscriptionAttribute.text(
                        DURABLE,
                        NAME,
                        "none, or 1 to 200 letters, digits, dots, dashes and underscores",
                        "a name of the Runtime's own with source topic",
                        "The durable subscription that keeps a topic's messages while no agent is connected; with none they are lost meanwhile, and each agent gets every message."),
                SubscriptionAttribute.number(
                        CREDIT,
                        1,
                        MOST_CREDIT,
                        Integer.toString(DEFAULT_CREDIT),
                        "How many messages the broker sends that are not accepted yet."),
                SubscriptionAttribute.text(
                        VIRTUAL_HOST,
                        HOST,
                        "1 to 255 characters without spaces",
                        "the host of the URL",
                        "The host name that is told to the broker; RabbitMQ takes vhost: and the name of a virtual host."));
    }

    @Override
    public List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        objectionToUrl(url).ifPresent(all::add);
        objectionToTopic(subscription.topic()).ifPresent(all::add);
        subscription.auth().flatMap(AmqpRules::objectionTo).ifPresent(all::add);
        objectionToDurable(subscription).ifPresent(all::add);
        return all;
    }

    /** Whether the address is that of a topic. */
    public static boolean isTopic(ExternalSubscription subscription) {
        return subscription.attribute(SOURCE).filter(TOPIC::equals).isPresent();
    }

    private static Optional<SubscriptionFinding> objectionToUrl(BusUrl url) {
        return url.saysMore()
                ? Optional.of(SubscriptionFinding.ofUrl("path and query mean nothing to " + url.scheme()
                        + ": put the address into topic, and a virtual host into the attribute " + VIRTUAL_HOST))
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionToTopic(String topic) {
        return ADDRESS.matcher(topic).matches() && !topic.isBlank()
                ? Optional.empty()
                : Optional.of(SubscriptionFinding.ofTopic("expected the address of a queue or topic: 1 to "
                        + LONGEST_ADDRESS + " characters, none of them a control character"));
    }

    private static Optional<SubscriptionFinding> objectionTo(SubscriptionAuth auth) {
        return auth.sendsMore()
                ? Optional.of(SubscriptionFinding.ofAuth("AMQP has neither headers nor query parameters: leave"
                        + " additionalHeaders and additionalQueryParams away"))
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionToDurable(ExternalSubscription subscription) {
        return subscription.attribute(DURABLE).isPresent() && !isTopic(subscription)
                ? Optional.of(SubscriptionFinding.ofAttribute(
                        DURABLE, "only topics have durable subscriptions: set " + SOURCE + " to " + TOPIC))
                : Optional.empty();
    }
}
