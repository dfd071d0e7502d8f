package io.eventplane.gateway.amqp;

import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.intake.Outcome.Accepted;
import io.eventplane.gateway.intake.Outcome.Refused;
import io.eventplane.gateway.refusal.Refusal;
import io.vertx.core.Context;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonReceiver;
import java.util.Optional;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Target;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One link that events come in on. There is credit for a number of events under way; it is given back as they are settled, and later
 * while the bus does not take them: that is how a sender is slowed down. For its event loop alone.
 */
final class AmqpLink {

    /** How long credit is kept back when the bus is away or full. */
    private static final long BREATH_MILLIS = 1000;

    private final ProtonReceiver receiver;
    private final Peer peer;
    private final AmqpIntake intake;
    private final Context loop;
    private int credit;
    private int due;

    AmqpLink(ProtonReceiver receiver, Peer peer, AmqpIntake intake, Context loop) {
        this.receiver = receiver;
        this.peer = peer;
        this.intake = intake;
        this.loop = loop;
    }

    /** Why it can't be attached to its address; empty when it can, or names none. */
    Optional<ErrorCondition> objection() {
        var target = receiver.getRemoteTarget();
        if (target != null && !(target instanceof org.apache.qpid.proton.amqp.messaging.Target)) {
            intake.turnedAway(peer.sender(), "transaction");
            return Optional.of(AmqpErrors.of(Conditions.NOT_ALLOWED, "This gateway has no transactions."));
        }
        return address(target)
                .flatMap(address -> intake.objection(address, peer))
                .map(AmqpErrors::of);
    }

    void open(int window, Runnable closed) {
        credit = window;
        receiver.setSource(receiver.getRemoteSource());
        receiver.setTarget(receiver.getRemoteTarget());
        receiver.setMaxMessageSize(UnsignedLong.valueOf(intake.messageBytes()));
        receiver.setPrefetch(0).setAutoAccept(false).handler(this::received);
        receiver.closeHandler(detached -> end(closed));
        receiver.detachHandler(detached -> end(closed));
        receiver.open();
        receiver.flow(window);
    }

    private void end(Runnable closed) {
        receiver.close();
        closed.run();
    }

    private void received(ProtonDelivery delivery, Message message) {
        var address = address(receiver.getRemoteTarget()).or(() -> Optional.ofNullable(message.getAddress()));
        intake.take(address, peer, message)
                .whenComplete((outcome, failure) -> loop.runOnContext(nothing -> settle(delivery, outcome, failure)));
    }

    private void settle(ProtonDelivery delivery, @Nullable Outcome outcome, @Nullable Throwable failure) {
        var state = outcome == null ? intake.incident(failure) : state(outcome);
        if (receiver.isOpen()) {
            delivery.disposition(state, true);
            replenish(state instanceof Released);
        }
    }

    private static DeliveryState state(Outcome outcome) {
        return outcome instanceof Accepted
                ? org.apache.qpid.proton.amqp.messaging.Accepted.getInstance()
                : refused(((Refused) outcome).refusal());
    }

    private static DeliveryState refused(Refusal refusal) {
        return switch (refusal.reason()) {
            case BUS_UNAVAILABLE, BUS_FULL -> Released.getInstance();
            default -> rejected(AmqpErrors.of(refusal));
        };
    }

    static Rejected rejected(ErrorCondition error) {
        var rejected = new Rejected();
        rejected.setError(error);
        return rejected;
    }

    private void replenish(boolean busIsBusy) {
        if (busIsBusy) {
            loop.owner().setTimer(BREATH_MILLIS, timer -> loop.runOnContext(nothing -> give()));
        } else {
            give();
        }
    }

    /** A flow frame for every event would double the frames. */
    private void give() {
        due++;
        if (receiver.isOpen() && 2 * due >= credit) {
            receiver.flow(due);
            due = 0;
        }
    }

    private static Optional<String> address(@Nullable Target target) {
        return Optional.ofNullable(target).map(Target::getAddress).filter(address -> !address.isEmpty());
    }
}
