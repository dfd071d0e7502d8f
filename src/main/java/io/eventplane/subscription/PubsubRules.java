package io.eventplane.subscription;

import io.eventplane.platform.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subscription on Google Cloud Pub/Sub may say: {@code pubsub}. The topic is a topic's name beside the attribute {@code project}, or
 * {@code projects/…/topics/…}.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names">Pub/Sub, Resource names</a>
 * @see <a href="https://cloud.google.com/pubsub/docs/subscription-properties">Pub/Sub, Subscription properties</a>
 */
public final class PubsubRules implements BusRules {

    /** The attribute for the id of a project. */
    public static final String PROJECT = "project";
    /** The attribute for a subscription, by its name or as {@code projects/…/subscriptions/…}. */
    public static final String SUBSCRIPTION = "subscription";
    /** The attribute for {@code true} or {@code false}. */
    public static final String ORDERING = "ordering";
    /** The attribute for seconds. */
    public static final String ACK_DEADLINE = "ackDeadline";
    /** The attribute for how many messages may be on their way. */
    public static final String MAX_OUTSTANDING = "maxOutstandingMessages";
    /** The attribute for {@code true} or {@code false}. */
    public static final String TLS = "tls";

    /** Seconds, when none are set. */
    public static final int DEFAULT_ACK_DEADLINE = 60;
    /** Messages, when no number is set. */
    public static final int DEFAULT_MAX_OUTSTANDING = 1000;

    private static final int SHORTEST_DEADLINE = 10;
    private static final int LONGEST_DEADLINE = 600;
    private static final int MOST_OUTSTANDING = 10_000;
    private static final String NAME = "(?!goog)[A-Za-z][A-Za-z0-9._~%+-]{2,254}";
    private static final String PROJECT_ID = "(?:[a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";
    private static final Pattern TOPIC = Pattern.compile(NAME);
    private static final Pattern FULL_TOPIC = Pattern.compile("projects/" + PROJECT_ID + "/topics/" + NAME);
    private static final Pattern SUBSCRIPTIONS =
            Pattern.compile("(?:projects/" + PROJECT_ID + "/subscriptions/)?" + NAME);
    private static final List<String> TRUE_FALSE = List.of("true", "false");

    @Override
    public String bus() {
        return "Google Cloud Pub/Sub";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("pubsub");
    }

    @Override
    public List<SubscriptionAttribute> attributes() {
        return List.of(
                SubscriptionAttribute.text(
                        PROJECT,
                        Pattern.compile(PROJECT_ID),
                        "the id of a project",
                        "the project in the topic",
                        "The project that topic and subscription are in."),
                SubscriptionAttribute.text(
                        SUBSCRIPTION,
                        SUBSCRIPTIONS,
                        "the name of a subscription, or projects/…/subscriptions/…",
                        "a name of the Runtime's own",
                        "The subscription that the Runtime's agents share; it is made on the topic if there is none."),
                SubscriptionAttribute.oneOf(
                        ORDERING,
                        TRUE_FALSE,
                        "true",
                        "Whether a subscription that is made keeps the order of messages with the same ordering key."),
                SubscriptionAttribute.number(
                        ACK_DEADLINE,
                        SHORTEST_DEADLINE,
                        LONGEST_DEADLINE,
                        Integer.toString(DEFAULT_ACK_DEADLINE),
                        "After how many seconds a message comes again whose agent is gone."),
                SubscriptionAttribute.number(
                        MAX_OUTSTANDING,
                        1,
                        MOST_OUTSTANDING,
                        Integer.toString(DEFAULT_MAX_OUTSTANDING),
                        "How many messages may be on their way to an agent."),
                SubscriptionAttribute.oneOf(TLS, TRUE_FALSE, "true", "Whether TLS is spoken; emulators speak none."));
    }

    @Override
    public List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        objectionToUrl(url).map(SubscriptionFinding::ofUrl).ifPresent(all::add);
        objectionToTopic(subscription).map(SubscriptionFinding::ofTopic).ifPresent(all::add);
        subscription
                .auth()
                .flatMap(PubsubRules::objectionTo)
                .map(SubscriptionFinding::ofAuth)
                .ifPresent(all::add);
        return all;
    }

    private static Optional<String> objectionToUrl(BusUrl url) {
        if (url.hosts().size() > 1) {
            return Optional.of("Pub/Sub has one address: name one host, pubsub.googleapis.com or a regional one");
        }
        return url.saysMore()
                ? Optional.of("path and query mean nothing to Pub/Sub: leave them away, and put the topic into topic")
                : Optional.empty();
    }

    private static Optional<String> objectionToTopic(ExternalSubscription subscription) {
        var topic = subscription.topic();
        if (FULL_TOPIC.matcher(topic).matches()) {
            return Optional.empty();
        }
        if (!TOPIC.matcher(topic).matches()) {
            return Optional.of(
                    "expected the name of a topic, or projects/…/topics/…: 3 to 255 letters, digits and - . _ ~ + %, a letter first, and not goog");
        }
        return subscription.attribute(PROJECT).isPresent()
                ? Optional.empty()
                : Optional.of("in which project? Set the attribute project, or write projects/…/topics/" + topic);
    }

    private static Optional<String> objectionTo(SubscriptionAuth auth) {
        if (auth.credential() instanceof Credential.Basic) {
            return Optional.of("Pub/Sub takes access tokens only, no passwords: give an OAuth 2 client");
        }
        return auth.sendsMore()
                ? Optional.of("Pub/Sub takes no additional headers and query parameters: leave them away")
                : Optional.empty();
    }
}
