package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.AmqpRules;
import io.eventplane.subscription.ExternalSubscription;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.TerminusDurability;
import org.apache.qpid.proton.amqp.messaging.TerminusExpiryPolicy;

/**
 * What a link receives from. A topic's durable subscription is one that all agents share, whatever container they connect from, named as JMS
 * clients name theirs.
 *
 * @see <a href="https://www.amqp.org/sites/amqp.org/files/AMQP-JMS-mapping-WD9.pdf">AMQP JMS mapping (draft), shared subscriptions</a>
 */
final class Terminus {

    /** What tells brokers that links of that name share a subscription. */
    static final Symbol[] SHARED = {Symbol.valueOf("shared"), Symbol.valueOf("global")};

    private static final Symbol COPY = Symbol.valueOf("copy");
    private static final Symbol MOVE = Symbol.valueOf("move");
    private static final Symbol SELECTOR = Symbol.valueOf("jms-selector");
    private static final Symbol FILTER = Symbol.valueOf("apache.org:selector-filter:string");

    private Terminus() {}

    /** The name of the durable subscription's link; empty for queues, and for subscriptions that are not durable. */
    static Optional<String> durableLink(SubscriptionOrder order) {
        var subscription = order.subscription();
        if (!AmqpRules.isTopic(subscription)) {
            return Optional.empty();
        }
        String name = subscription.attribute(AmqpRules.DURABLE).orElseGet(order::groupName);
        return name.equals(AmqpRules.NONE) ? Optional.empty() : Optional.of(name + "|global");
    }

    /** What is asked for. */
    static Source source(SubscriptionOrder order) {
        var subscription = order.subscription();
        var source = new Source();
        source.setAddress(subscription.topic());
        boolean topic = AmqpRules.isTopic(subscription);
        source.setDistributionMode(topic ? COPY : MOVE);
        source.setCapabilities(Symbol.valueOf(topic ? AmqpRules.TOPIC : AmqpRules.QUEUE));
        if (durableLink(order).isPresent()) {
            source.setDurable(TerminusDurability.UNSETTLED_STATE);
            source.setExpiryPolicy(TerminusExpiryPolicy.NEVER);
            source.setCapabilities(Symbol.valueOf(AmqpRules.TOPIC), SHARED[0], SHARED[1]);
        }
        selector(subscription).ifPresent(filter -> source.setFilter(Map.of(SELECTOR, filter)));
        return source;
    }

    /** Whether the broker gives what was asked for: one that knows no selectors leaves the filter away. */
    static boolean filters(SubscriptionOrder order, Source given) {
        return selector(order.subscription()).isEmpty()
                || (given.getFilter() != null && !given.getFilter().isEmpty());
    }

    private static Optional<DescribedType> selector(ExternalSubscription subscription) {
        return subscription.attribute(AmqpRules.SELECTOR).map(Selector::new);
    }

    /** An expression in the syntax of JMS selectors. */
    private record Selector(String expression) implements DescribedType {

        @Override
        public Object getDescriptor() {
            return FILTER;
        }

        @Override
        public Object getDescribed() {
            return expression;
        }
    }
}
