package io.eventplane.gateway.amqp;

import io.vertx.core.Context;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSender;
import io.vertx.proton.ProtonSession;
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
    private final Set<AmqpLink> links = new HashSet<>();

    AmqpConnection(ProtonConnection connection, AmqpSettings settings, AmqpIntake intake, Context loop) {
        this.connection = connection;
        this.settings = settings;
        this.intake = intake;
        this.loop = loop;
        this.peer = Peer.of(connection);
    }

    void open() {
        connection
                .setContainer("eventplane")
                .setOfferedCapabilities(new Symbol[] {ANONYMOUS_RELAY})
                .openHandler(opened -> connection.open())
                .closeHandler(closed -> close())
                .disconnectHandler(gone -> disconnected())
                .sessionOpenHandler(this::begin)
                .receiverOpenHandler(this::attach)
                .senderOpenHandler(this::refuse);
    }

    private void disconnected() {
        links.clear();
        peer.noteFault(intake);
    }

    /** Parts of messages are kept until the message is whole: no more of them than of the largest message. */
    private void begin(ProtonSession session) {
        session.setIncomingCapacity(intake.messageBytes());
        session.closeHandler(closed -> session.close());
        session.open();
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
        var link = new AmqpLink(receiver, peer, intake, loop);
        link.objection().ifPresentOrElse(error -> refuse(receiver, error), () -> open(link));
    }

    private void open(AmqpLink link) {
        links.add(link);
        link.open(settings.credit(), () -> links.remove(link));
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
