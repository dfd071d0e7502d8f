package io.eventplane.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subscription on an MQTT broker may say: {@code mqtt}, {@code mqtts}, {@code ws} and {@code wss}, with MQTT 5 or 3.1.1. The topic is
 * a topic filter.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html">MQTT 5.0</a>
 */
public final class MqttRules implements BusRules {

    /** The attribute for {@code 5} or {@code 3.1.1}. */
    public static final String VERSION = "version";
    /** The attribute for {@code 0}, {@code 1} or {@code 2}. */
    public static final String QOS = "qos";
    /** The attribute for {@code true} or {@code false}. */
    public static final String CLEAN_START = "cleanStart";
    /** The attribute for the name of a shared subscription, or {@link #NONE}. */
    public static final String SHARE_NAME = "shareName";
    /** The attribute for a client id. */
    public static final String CLIENT_ID = "clientId";
    /** The attribute for seconds. */
    public static final String SESSION_EXPIRY = "sessionExpiry";
    /** The attribute for seconds. */
    public static final String KEEP_ALIVE = "keepAlive";

    /** The version that counts when none is set. */
    public static final String FIVE = "5";
    /** The older version. */
    public static final String THREE = "3.1.1";
    /** The share name of a subscription that is not shared. */
    public static final String NONE = "none";
    /** Seconds, when none are set: whoever is away for a day loses nothing. */
    public static final long DEFAULT_SESSION_EXPIRY = 86_400;
    /** Seconds, when none are set. */
    public static final int DEFAULT_KEEP_ALIVE = 60;

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "ws", "wss");
    private static final long SHORTEST_EXPIRY = 60;
    private static final long NEVER = 0xFFFF_FFFFL;
    private static final int SHORTEST_KEEP_ALIVE = 5;
    private static final int LONGEST_KEEP_ALIVE = 65_535;
    private static final Pattern SHARE = Pattern.compile("[^/+#\\p{Cntrl}\\p{Cs}]{1,200}");
    private static final Pattern CLIENT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");

    @Override
    public String bus() {
        return "MQTT";
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public List<SubscriptionAttribute> attributes() {
        return List.of(
                SubscriptionAttribute.oneOf(
                        VERSION, List.of(FIVE, THREE), FIVE, "The version of MQTT that the broker is spoken to in."),
                SubscriptionAttribute.oneOf(
                        QOS,
                        List.of("0", "1", "2"),
                        "1",
                        "The most that a message is sent with; with 0 the broker may drop messages, with 1 and 2 each arrives at least once."),
                SubscriptionAttribute.oneOf(
                        CLEAN_START,
                        List.of("false", "true"),
                        "false",
                        "Whether what waits in the session is thrown away whenever the subscription is opened."),
                SubscriptionAttribute.text(
                        SHARE_NAME,
                        SHARE,
                        "none, or 1 to 200 characters without /, + and #",
                        "a name of the Runtime's own with version 5, none with version 3.1.1 and beside a clientId",
                        "The shared subscription in which the Runtime's agents share the messages; a topic's order is kept by each of them alone. With none each agent gets every message."),
                SubscriptionAttribute.text(
                        CLIENT_ID,
                        CLIENT,
                        "1 to 200 characters",
                        "a name of each agent's own",
                        "The client id, where the broker knows its clients by it; then one agent alone can be connected."),
                SubscriptionAttribute.number(
                        SESSION_EXPIRY,
                        SHORTEST_EXPIRY,
                        NEVER,
                        Long.toString(DEFAULT_SESSION_EXPIRY),
                        "For how many seconds the broker keeps messages for an agent that is away; " + NEVER
                                + " means for ever."),
                SubscriptionAttribute.number(
                        KEEP_ALIVE,
                        SHORTEST_KEEP_ALIVE,
                        LONGEST_KEEP_ALIVE,
                        Integer.toString(DEFAULT_KEEP_ALIVE),
                        "After how many seconds of silence the connection is tried."));
    }

    @Override
    public List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        objectionToUrl(url).map(SubscriptionFinding::ofUrl).ifPresent(all::add);
        MqttTopicFilter.objectionTo(subscription.topic())
                .map(SubscriptionFinding::ofTopic)
                .ifPresent(all::add);
        subscription
                .auth()
                .flatMap(auth -> objectionTo(auth, url))
                .map(SubscriptionFinding::ofAuth)
                .ifPresent(all::add);
        objectionToExpiry(subscription).ifPresent(all::add);
        objectionToClientId(subscription).ifPresent(all::add);
        return all;
    }

    /** Whether MQTT is spoken over WebSocket. */
    public static boolean isWebSocket(BusUrl url) {
        return url.scheme().startsWith("ws");
    }

    private static Optional<String> objectionToUrl(BusUrl url) {
        if (url.hosts().size() > 1) {
            return Optional.of("MQTT connects to one address: name one host, such as that of a load balancer");
        }
        if (isWebSocket(url)) {
            return Optional.empty();
        }
        return url.saysMore()
                ? Optional.of("path and query mean nothing to " + url.scheme()
                        + ": leave them away, put the topic into topic, or take ws or wss")
                : Optional.empty();
    }

    private static Optional<String> objectionTo(SubscriptionAuth auth, BusUrl url) {
        return auth.sendsMore() && !isWebSocket(url)
                ? Optional.of("additional headers and query parameters are sent at the opening of a WebSocket only: "
                        + "leave them away, or take ws or wss")
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionToExpiry(ExternalSubscription subscription) {
        return isThree(subscription) && subscription.attribute(SESSION_EXPIRY).isPresent()
                ? Optional.of(SubscriptionFinding.ofAttribute(
                        SESSION_EXPIRY, "MQTT 3.1.1 has no such thing, the broker decides: leave it away"))
                : Optional.empty();
    }

    private static Optional<SubscriptionFinding> objectionToClientId(ExternalSubscription subscription) {
        boolean shared = subscription
                .attribute(SHARE_NAME)
                .filter(name -> !name.equals(NONE))
                .isPresent();
        return shared && subscription.attribute(CLIENT_ID).isPresent()
                ? Optional.of(SubscriptionFinding.ofAttribute(
                        CLIENT_ID,
                        "those who share a subscription need a client id each: leave clientId or shareName away"))
                : Optional.empty();
    }

    private static boolean isThree(ExternalSubscription subscription) {
        return subscription.attribute(VERSION).filter(THREE::equals).isPresent();
    }
}
