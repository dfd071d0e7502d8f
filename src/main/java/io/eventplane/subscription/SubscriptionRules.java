package io.eventplane.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of external bus there is, found by the scheme of a subscription's URL. */
public final class SubscriptionRules {

    /** A new kind of bus is a line here and a package in eventing. */
    private static final List<BusRules> ALL = List.of(
            new KafkaRules(), new AmqpRules(), new MqttRules(), new NatsRules(), new PubsubRules(), new HttpRules());

    private SubscriptionRules() {}

    /** In the order in which people are told. */
    public static List<BusRules> all() {
        return ALL;
    }

    /** The kind of bus that a scheme in lower case means. */
    public static Optional<BusRules> of(String scheme) {
        return ALL.stream().filter(rules -> rules.schemes().contains(scheme)).findFirst();
    }

    /** The kind of bus of a subscription; empty when its URL can't be read or is of no kind. */
    public static Optional<BusRules> of(ExternalSubscription subscription) {
        try {
            return of(BusUrl.of(subscription.url()).scheme());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Everything that is wrong with a subscription; empty when nothing is. */
    public static List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription) {
        BusUrl url;
        try {
            url = BusUrl.of(subscription.url());
        } catch (IllegalArgumentException e) {
            return List.of(SubscriptionFinding.ofUrl(String.valueOf(e.getMessage())));
        }
        return of(url.scheme())
                .map(rules -> objections(rules, subscription, url))
                .orElseGet(() -> List.of(unknown(url.scheme())));
    }

    private static List<SubscriptionFinding> objections(BusRules rules, ExternalSubscription subscription, BusUrl url) {
        List<SubscriptionFinding> all = new ArrayList<>();
        var known =
                rules.attributes().stream().collect(Collectors.toMap(SubscriptionAttribute::name, Function.identity()));
        subscription.attributes().forEach((name, value) -> {
            var attribute = known.get(name);
            if (attribute == null) {
                all.add(unknown(name, rules));
            } else {
                attribute.objectionTo(value).ifPresent(all::add);
            }
        });
        all.addAll(rules.objectionsTo(subscription, url));
        return all;
    }

    private static SubscriptionFinding unknown(String scheme) {
        return SubscriptionFinding.ofUrl("no kind of bus is called " + scheme + ": the URL begins with one of "
                + ALL.stream()
                        .flatMap(rules -> rules.schemes().stream().sorted())
                        .map(known -> known + "://")
                        .collect(Collectors.joining(", ")));
    }

    private static SubscriptionFinding unknown(String name, BusRules rules) {
        return SubscriptionFinding.ofAttribute(
                name,
                rules.bus() + " has no such attribute; it has "
                        + rules.attributes().stream()
                                .map(SubscriptionAttribute::name)
                                .collect(Collectors.joining(", ")));
    }
}
