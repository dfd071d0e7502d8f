package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.Fault;
import io.eventplane.subscription.AmqpRules;
import io.eventplane.subscription.ExternalSubscription;
import io.vertx.proton.ProtonConnection;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Symbol;

/**
 * RabbitMQ before version 4, whose plugin for AMQP 1.0 agrees to more than it does: it answers with a selector that it never applies, knows
 * nothing of durable subscriptions, and makes a queue for every link from an exchange, which is left behind when the link is gone. What loses
 * messages there, or leaves them lying, is refused here.
 *
 * @see <a href="https://github.com/rabbitmq/rabbitmq-server/blob/v3.10.x/deps/rabbitmq_amqp1_0/README.md">The plugin</a>
 */
final class OldRabbit {

    private static final Symbol PRODUCT = Symbol.valueOf("product");
    private static final Symbol VERSION = Symbol.valueOf("version");
    /** The address of a queue that exists; any other has one made that fits nobody else's. */
    private static final String QUEUE = "/amq/queue/";

    private OldRabbit() {}

    /** Why the broker behind that connection, if it is one of these, is not to be subscribed on like that. */
    static Optional<Fault> objectionTo(ExternalSubscription subscription, ProtonConnection connection) {
        return isBehind(connection)
                ? objectionTo(subscription)
                        .map(why -> new Fault(Fault.Kind.REFUSED, "RabbitMQ before version 4 " + why))
                : Optional.empty();
    }

    private static boolean isBehind(ProtonConnection connection) {
        Map<Symbol, Object> told = connection.getRemoteProperties();
        return told != null
                && "RabbitMQ".equals(told.get(PRODUCT))
                && String.valueOf(told.get(VERSION)).matches("[0-3]\\..*");
    }

    private static Optional<String> objectionTo(ExternalSubscription subscription) {
        if (AmqpRules.isTopic(subscription)) {
            return Optional.of("keeps no subscriptions on topics: bind a queue to the exchange and name that one");
        }
        if (subscription.attribute(AmqpRules.SELECTOR).isPresent()) {
            return Optional.of("does not filter by selectors: leave the selector away");
        }
        return subscription.topic().startsWith(QUEUE)
                ? Optional.empty()
                : Optional.of("would make a queue for this address: name one that exists as " + QUEUE + "…");
    }
}
