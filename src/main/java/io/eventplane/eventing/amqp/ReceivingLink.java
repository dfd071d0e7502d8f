package io.eventplane.eventing.amqp;

import io.eventplane.event.amqp.WireMessages;
import io.eventplane.eventing.amqp.Settlements.Settled;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.AmqpRules;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonLinkOptions;
import io.vertx.proton.ProtonQoS;
import io.vertx.proton.ProtonReceiver;
import java.time.Duration;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.message.Message;

/**
 * A connection with one link, from which messages come; once it is lost it stays so. The connection is closed and never the link: that
 * would end a durable subscription. All of it happens in its context.
 */
final class ReceivingLink {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SubscriptionOrder order;
    private final Receiver receiver;
    private final LinkWatcher watcher;
    private final ProtonConnection connection;
    private final ProtonReceiver link;
    private final Context context;
    private final Credit credit;
    private final Settlements settlements;
    private final WireMessages wire;
    private final long attaching;
    private boolean over;

    private ReceivingLink(Dialer dialer, ProtonConnection connection, Receiver receiver, LinkWatcher watcher) {
        this.order = dialer.order();
        this.context = dialer.context();
        this.receiver = receiver;
        this.watcher = watcher;
        this.connection = connection;
        this.credit = new Credit(order.subscription()
                .attribute(AmqpRules.CREDIT)
                .map(Integer::parseInt)
                .orElse(Receiver.WINDOW));
        this.settlements = new Settlements(context, this::settled, this::grant);
        this.wire = WireMessages.on(Engine.of(connection), task -> context.runOnContext(nothing -> task.run()));
        this.link = link();
        this.attaching = context.owner()
                .setTimer(
                        PATIENCE.toMillis(),
                        late -> lose(new Fault(Fault.Kind.UNREACHABLE, "the broker does not answer to attach")));
    }

    /** Attaches; the watcher hears whether the broker does, too. */
    static ReceivingLink attach(Dialer dialer, ProtonConnection connection, Receiver receiver, LinkWatcher watcher) {
        var attaching = new ReceivingLink(dialer, connection, receiver, watcher);
        attaching.watch();
        attaching.link.open();
        return attaching;
    }

    /** Ends it; what is not settled goes back to the broker. Complete when the broker knows, or is gone. */
    Future<Void> end() {
        finish();
        return Goodbye.to(connection, context);
    }

    private ProtonReceiver link() {
        var session = connection.createSession();
        session.closeHandler(closed -> lose(Faults.of(session.getRemoteCondition(), "the broker ended the session")));
        session.open();
        var options = new ProtonLinkOptions();
        var durable = Terminus.durableLink(order);
        durable.ifPresent(options::setLinkName);
        var made = session.createReceiver(order.subscription().topic(), options);
        durable.ifPresent(any -> made.setDesiredCapabilities(Terminus.SHARED.clone()));
        made.setSource(Terminus.source(order));
        return made.setPrefetch(0).setAutoAccept(false).setQoS(ProtonQoS.AT_LEAST_ONCE);
    }

    private void watch() {
        connection.closeHandler(
                closed -> lose(Faults.of(connection.getRemoteCondition(), "the broker closed the connection")));
        connection.disconnectHandler(
                gone -> lose(Faults.of(connection.getRemoteCondition(), "the connection to the broker broke")));
        link.closeHandler(closed -> lose(Faults.of(link.getRemoteCondition(), "the broker closed the link")));
        link.detachHandler(detached -> lose(Faults.of(link.getRemoteCondition(), "the broker detached the link")));
        link.openHandler(answer -> answered());
        link.handler(this::received);
    }

    /** A broker that refuses attaches without a source, and says why when it detaches, at once. */
    private void answered() {
        if (over || !(link.getRemoteSource() instanceof Source given)) {
            return;
        }
        if (!Terminus.filters(order, given)) {
            lose(new Fault(Fault.Kind.REFUSED, "the broker does not filter by selectors: leave the selector away"));
            return;
        }
        context.owner().cancelTimer(attaching);
        watcher.attached();
        grant();
    }

    private void received(ProtonDelivery delivery, Message message) {
        if (over) {
            return;
        }
        wire.complete(link.getName(), delivery.getTag(), message);
        int bytes = Incoming.bytes(message);
        credit.received(bytes);
        receiver.received(Incoming.of(
                message, order.subscription().topic(), () -> settlements.add(new Settled(delivery, bytes))));
        grant();
    }

    private void settled(Settled settled) {
        if (!over) {
            settled.delivery().disposition(Accepted.getInstance(), true);
            credit.settled(settled.bytes());
        }
    }

    private void grant() {
        int more = over ? 0 : credit.grant();
        if (more > 0) {
            link.flow(more);
        }
    }

    private void lose(Fault fault) {
        if (!over) {
            finish();
            Goodbye.to(connection, context);
            watcher.lost(fault);
        }
    }

    private void finish() {
        over = true;
        context.owner().cancelTimer(attaching);
    }
}
