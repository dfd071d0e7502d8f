package io.eventplane.subscription;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subscription over HTTP may say, {@code http} and {@code https}: server-sent events that are pulled from its url, or CloudEvents that
 * whoever is at its url pushes to the gateway. The topic of what is pulled is the name of the events to take, or {@link #ALL}; of what
 * is pushed, the channel that it goes to, or {@link #ALL} where each event's type decides.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md">HTTP 1.1 Web Hooks for Event Delivery</a>
 */
public final class HttpRules implements BusRules {

    /** The attribute for {@link #PULL} or {@link #PUSH}. */
    public static final String MODE = "mode";
    /** The attribute for the end of the address that is pushed to. */
    public static final String PATH = "path";
    /** The attribute for seconds. */
    public static final String IDLE_TIMEOUT = "idleTimeout";
    /** The attribute for the id of an event. */
    public static final String LAST_EVENT_ID = "lastEventId";

    /** The mode that counts when none is set: the server sends events as long as the connection to it lasts. */
    public static final String PULL = "pull";
    /** The mode in which the server connects to the gateway. */
    public static final String PUSH = "push";
    /** The topic that means every one. */
    public static final String ALL = "*";
    /** Seconds, when none are set: servers send a comment every 15 seconds or so. */
    public static final long DEFAULT_IDLE_TIMEOUT = 300;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final long SHORTEST_IDLE = 5;
    private static final long LONGEST_IDLE = 86_400;
    private static final int LONGEST_TOPIC = 1000;
    private static final String SEGMENT = "[A-Za-z0-9_~-][A-Za-z0-9._~-]*";
    private static final Pattern PATH_FORM = Pattern.compile("(?=.{1,200}$)" + SEGMENT + "(?:/" + SEGMENT + ")*");
    private static final Pattern ID_FORM = Pattern.compile("[!-~](?:[ -~]{0,998}[!-~])?");
    private static final Pattern NOT_OF_A_PATH = Pattern.compile("[^A-Za-z0-9_~-]+");

    @Override
    public String bus() {
        return "HTTP";
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
                        List.of(PULL, PUSH),
                        PULL,
                        "Whether server-sent events are pulled from the url, or CloudEvents are pushed to the gateway."),
                SubscriptionAttribute.text(
                        PATH,
                        PATH_FORM,
                        "1 to 200 letters, digits and - . _ ~, with single slashes between them",
                        "the topic with a dash for everything else",
                        "For push, what follows /subscriptions/{definition id}/ in the address that is pushed to."),
                SubscriptionAttribute.number(
                        IDLE_TIMEOUT,
                        SHORTEST_IDLE,
                        LONGEST_IDLE,
                        Long.toString(DEFAULT_IDLE_TIMEOUT),
                        "For pull, after how many seconds without a single byte the connection is made anew."),
                SubscriptionAttribute.text(
                        LAST_EVENT_ID,
                        ID_FORM,
                        "1 to 1000 characters of ASCII",
                        "none, so that the server decides where it begins",
                        "For pull, the id of the event behind which an agent begins that has not had any yet."));
    }

    @Override
    public List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        objectionToUrl(subscription, url).map(SubscriptionFinding::ofUrl).ifPresent(all::add);
        objectionToTopic(subscription.topic()).map(SubscriptionFinding::ofTopic).ifPresent(all::add);
        HttpAuthRules.objectionsTo(subscription, isPushed(subscription)).stream()
                .map(SubscriptionFinding::ofAuth)
                .forEach(all::add);
        all.addAll(objectionsToMode(subscription));
        return all;
    }

    @Override
    public boolean isPushed(ExternalSubscription subscription) {
        return subscription.attribute(MODE).filter(PUSH::equals).isPresent();
    }

    /** The end of the address that is pushed to; {@code all} where neither attribute nor topic tell one. */
    public static String path(ExternalSubscription subscription) {
        return subscription.attribute(PATH).orElseGet(() -> derived(subscription.topic()));
    }

    private static String derived(String topic) {
        String dashed = NOT_OF_A_PATH.matcher(topic).replaceAll("-");
        String path = dashed.replaceAll("^-|-$", "");
        return path.isEmpty() ? "all" : path;
    }

    private static Optional<String> objectionToUrl(ExternalSubscription subscription, BusUrl url) {
        if (url.hosts().size() > 1) {
            return Optional.of("HTTP connects to one address: name one host, such as that of a load balancer");
        }
        try {
            return URI.create(subscription.url()).getHost() == null
                    ? Optional.of("a host of HTTP has letters, digits, dashes and dots only")
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("it has characters that no URL may have there: percent-encode them");
        }
    }

    private static Optional<String> objectionToTopic(String topic) {
        if (topic.isEmpty()) {
            return Optional.of("a topic is needed: the name of the events to take, or " + ALL + " for all");
        }
        return topic.length() > LONGEST_TOPIC || topic.chars().anyMatch(Character::isISOControl)
                ? Optional.of("a name of at most " + LONGEST_TOPIC + " characters without control characters is needed")
                : Optional.empty();
    }

    private List<SubscriptionFinding> objectionsToMode(ExternalSubscription subscription) {
        boolean pushed = isPushed(subscription);
        var others = pushed ? List.of(IDLE_TIMEOUT, LAST_EVENT_ID) : List.of(PATH);
        var said = pushed
                ? "nothing is connected to in the mode push: leave it away"
                : "in the mode pull the path is part of the url: leave it away, or set mode to push";
        return others.stream()
                .filter(name -> subscription.attribute(name).isPresent())
                .map(name -> SubscriptionFinding.ofAttribute(name, said))
                .toList();
    }
}
