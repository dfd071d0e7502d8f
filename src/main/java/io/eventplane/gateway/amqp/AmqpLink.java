package io.eventplane.gateway.amqp;

import io.eventplane.event.amqp.WireMessages;
import io.eventplane.gateway.intake.KnownAddresses;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.intake.Outcome.Accepted;
import io.eventplane.gateway.intake.Outcome.Refused;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.vertx.core.Context;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSession;
import java.time.Duration;
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
 * while they are not taken for now: that is how a sender is slowed down. For its event loop alone.
 */
final class AmqpLink {

    private final ProtonReceiver receiver;
    private final Peer peer;
    private final AmqpIntake intake;
    private final KnownAddresses addresses;
    private final WireMessages wire;
    private final Context loop;
    private Runnable whole = () -> {};
    private int credit;
    private int due;

    AmqpLink(
            ProtonReceiver receiver,
            Peer peer,
            AmqpIntake intake,
            KnownAddresses addresses,
            WireMessages wire,
            Context loop) {
        this.receiver = receiver;
        this.peer = peer;
        this.intake = intake;
        this.addresses = addresses;
        this.wire = wire;
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
                .flatMap(address -> intake.objection(address, peer, addresses))
                .map(AmqpErrors::of);
    }

    /**
     * Attaches it.
     *
     * @param arrived is told of every message
     * @param closed is told of its end
     */
    void open(int window, Runnable arrived, Runnable closed) {
        credit = window;
        whole = arrived;
        receiver.setSource(receiver.getRemoteSource());
        receiver.setTarget(receiver.getRemoteTarget());
        receiver.setMaxMessageSize(UnsignedLong.valueOf(intake.messageBytes()));
        receiver.maxMessageSizeExceededHandler(exceeding -> endTooLarge());
        receiver.setPrefetch(0).setAutoAccept(false).handler(this::received);
        receiver.closeHandler(detached -> end(closed));
        receiver.detachHandler(detached -> end(closed));
        receiver.open();
        receiver.flow(window);
    }

    boolean isIn(ProtonSession session) {
        return receiver.getSession() == session;
    }

    /** With its session: what is left of the message would fill the session's window, and its sender would wait behind it for ever. */
    private void endTooLarge() {
        var error = AmqpErrors.of(
                Refusal.of(Reason.TOO_LARGE, "A message has at most " + intake.messageBytes() + " bytes here."));
        receiver.setCondition(error);
        wire.forget(receiver.getName());
        receiver.close();
        receiver.getSession().setCondition(error);
        receiver.getSession().close();
    }

    private void end(Runnable closed) {
        wire.forget(receiver.getName());
        receiver.close();
        closed.run();
    }

    private void received(ProtonDelivery delivery, Message message) {
        whole.run();
        wire.complete(receiver.getName(), delivery.getTag(), message);
        var address = address(receiver.getRemoteTarget()).or(() -> Optional.ofNullable(message.getAddress()));
        intake.take(address, peer, addresses, message)
                .whenComplete((outcome, failure) -> loop.runOnContext(nothing -> settle(delivery, outcome, failure)));
    }

    private void settle(ProtonDelivery delivery, @Nullable Outcome outcome, @Nullable Throwable failure) {
        var state = outcome == null ? intake.incident(failure) : state(outcome);
        if (receiver.isOpen()) {
            delivery.disposition(state, true);
            replenish(outcome instanceof Refused refused ? refused.refusal().retryAfter() : Optional.empty());
        }
    }

    private static DeliveryState state(Outcome outcome) {
        return outcome instanceof Accepted
                ? org.apache.qpid.proton.amqp.messaging.Accepted.getInstance()
                : refused(((Refused) outcome).refusal());
    }

    private static DeliveryState refused(Refusal refusal) {
        return refusal.isTemporary() ? Released.getInstance() : rejected(AmqpErrors.of(refusal));
    }

    static Rejected rejected(ErrorCondition error) {
        var rejected = new Rejected();
        rejected.setError(error);
        return rejected;
    }

    /** What is sent too early comes for nothing: its credit is kept back for as long as the refusal says. */
    private void replenish(Optional<Duration> wait) {
        if (wait.isPresent()) {
            long millis = Math.max(1, wait.get().toMillis());
            loop.owner().setTimer(millis, timer -> loop.runOnContext(nothing -> give()));
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
