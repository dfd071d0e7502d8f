package io.eventplane.subscription;

/**
 * One thing that is wrong with a subscription.
 *
 * @param place which part: {@code url}, {@code topic}, {@code auth}, {@code attributes}, or an attribute as {@code attributes/qos}
 * @param rule stable name of the rule that it breaks: lower-case words with dashes
 * @param message what is wrong and what would be right; for people, without secrets
 */
public record SubscriptionFinding(String place, String rule, String message) {

    /** Of the address. */
    public static SubscriptionFinding ofUrl(String message) {
        return new SubscriptionFinding("url", "subscription-url", message);
    }

    /** Of the topic. */
    public static SubscriptionFinding ofTopic(String message) {
        return new SubscriptionFinding("topic", "subscription-topic", message);
    }

    /** Of what is presented. */
    public static SubscriptionFinding ofAuth(String message) {
        return new SubscriptionFinding("auth", "subscription-auth", message);
    }

    /** Of the attribute of that name. */
    public static SubscriptionFinding ofAttribute(String name, String message) {
        return new SubscriptionFinding("attributes/" + name, "subscription-attribute", message);
    }
}
