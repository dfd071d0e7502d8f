package io.eventplane.gateway.amqp;

import io.eventplane.event.amqp.WireMessages;
import io.eventplane.gateway.intake.KnownAddresses;
import io.eventplane.gateway.intake.LoginWatch;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.refusal.Refusal;
import io.vertx.core.Context;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSender;
import io.vertx.proton.ProtonSession;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/** One connection of a sender that has logged in: it may attach links to send on, and none to receive. For its event loop alone. */
final class AmqpConnection {

    private static final Symbol ANONYMOUS_RELAY = Symbol.valueOf("ANONYMOUS-RELAY");

    private final ProtonConnection connection;
    private final AmqpSettings settings;
    private final AmqpIntake intake;
    private final Context loop;
    private final Peer peer;
    private final KnownAddresses addresses;
    private final LoginWatch login;
    private final Set<AmqpLink> links = new HashSet<>();
    private final Reading reading;
    private final WireMessages wire;

    AmqpConnection(ProtonConnection connection, AmqpSettings settings, AmqpIntake intake, Context loop) {
        this.connection = connection;
        this.settings = settings;
        this.intake = intake;
        this.loop = loop;
        this.peer = Peer.of(connection);
        this.addresses = intake.addresses(peer);
        this.login = intake.watch(peer);
        this.reading = reading(peer, intake.inFlight());
        this.wire = WireMessages.on(peer.transport(), task -> loop.runOnContext(nothing -> task.run()));
    }

    private static Reading reading(Peer peer, InFlightBytes inFlight) {
        var context = ((NetSocketInternal) peer.socket()).channelHandlerContext();
        var reading = new Reading(context.channel(), peer.transport(), inFlight);
        context.pipeline().addBefore("handler", null, reading);
        return reading;
    }

    /**
     * Cut unless the sender opens it in the time that it had for the login: until then nothing else ends its silence.
     *
     * @param gone is told when its socket is closed
     */
    void open(Runnable gone) {
        reading.whenOver(gone);
        long deadline = loop.owner().setTimer(settings.loginTimeout().toMillis(), late -> cut("timeout"));
        connection
                .setContainer("eventplane")
                .setOfferedCapabilities(new Symbol[] {ANONYMOUS_RELAY})
                .openHandler(opened -> {
                    loop.owner().cancelTimer(deadline);
                    connection.open();
                })
                .closeHandler(closed -> close())
                .disconnectHandler(cut -> disconnected(deadline))
                .sessionOpenHandler(this::begin)
                .receiverOpenHandler(this::attach)
                .senderOpenHandler(this::refuse);
    }

    private void cut(String reason) {
        intake.turnedAway(peer.sender(), reason);
        reading.cut();
    }

    private void disconnected(long deadline) {
        loop.owner().cancelTimer(deadline);
        links.clear();
        peer.noteFault(intake);
    }

    /**
     * Parts of messages are kept until the message is whole. The window counts whole frames, so there is one more than the largest message
     * has: with less, its last part would never be let in, nor the part that makes one too large.
     */
    private void begin(ProtonSession session) {
        session.setIncomingCapacity(intake.messageBytes() + 2 * AmqpProtocol.FRAME_BYTES);
        session.closeHandler(closed -> end(session));
        session.open();
        if (reading.sessions() >= settings.maxLinks()) {
            session.setCondition(AmqpErrors.of(
                    Conditions.RESOURCE_LIMIT_EXCEEDED,
                    "A connection has at most as many sessions as links here (eventplane.gateway.amqp.max-links)."));
            session.close();
            return;
        }
        reading.begun(session);
    }

    private void end(ProtonSession session) {
        links.removeIf(link -> link.isIn(session));
        session.close();
        reading.ended(session);
    }

    /** A second went by. */
    void sweep(long now) {
        if (!reading.sweep(settings.slowClient(), now)) {
            cut("slow-client");
        } else {
            login.objection(Instant.now()).ifPresent(this::end);
        }
    }

    private void end(Refusal refusal) {
        intake.turnedAway(peer.sender(), refusal.reason().code());
        connection.setCondition(AmqpErrors.of(Conditions.UNAUTHORIZED, refusal.detail()));
        close();
    }

    private void attach(ProtonReceiver receiver) {
        if (links.size() >= settings.maxLinks()) {
            intake.turnedAway(peer.sender(), "too-many-links");
            refuse(
                    receiver,
                    AmqpErrors.of(
                            Conditions.RESOURCE_LIMIT_EXCEEDED,
                            "A connection has at most " + settings.maxLinks()
                                    + " links here (eventplane.gateway.amqp.max-links)."));
            return;
        }
        var link = new AmqpLink(receiver, peer, intake, addresses, wire, loop);
        link.objection().ifPresentOrElse(error -> refuse(receiver, error), () -> open(link));
    }

    private void open(AmqpLink link) {
        links.add(link);
        link.open(settings.credit(), reading::whole, () -> links.remove(link));
    }

    /** The standard's way to refuse a link: it is attached without a target, and detached with the reason. */
    private static void refuse(ProtonReceiver receiver, ErrorCondition error) {
        receiver.setTarget(null);
        receiver.setPrefetch(0);
        receiver.open();
        receiver.setCondition(error);
        receiver.close();
    }

    private void refuse(ProtonSender sender) {
        intake.turnedAway(peer.sender(), "receive");
        sender.setSource(null);
        sender.open();
        sender.setCondition(AmqpErrors.of(
                Conditions.NOT_ALLOWED,
                "Nothing is received from the gateway: consume from the Runtime's bus, which /runtime/events tells."));
        sender.close();
    }

    private void close() {
        connection.close();
        connection.disconnect();
        links.clear();
    }
}
