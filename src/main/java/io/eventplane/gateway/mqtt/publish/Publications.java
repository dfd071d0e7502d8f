package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.KnownAddresses;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.mqtt.packet.MqttEvent;
import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.eventplane.gateway.mqtt.publish.Receipt.Answer;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of one connection, from PUBLISH to the last word about them. On its event loop alone. */
public final class Publications {

    private static final Logger LOG = System.getLogger(Publications.class.getName());

    private static final byte SUCCESS = 0;
    private static final byte PACKET_IDENTIFIER_NOT_FOUND = (byte) 0x92;

    private final Visit visit;
    private final Reception reception;
    private final KnownAddresses topics;
    private final TopicAliases aliases = new TopicAliases();
    private final Quota quota;
    private final Flow flow;
    private final Replies replies;

    /**
     * None yet.
     *
     * @param cut ends the connection, with a reason for the log
     */
    public Publications(Visit visit, Reception reception, int receiveMaximum, Consumer<String> cut) {
        this.visit = visit;
        this.reception = reception;
        this.topics = new KnownAddresses(
                topic -> reception.admit(
                        visit.socket().sender(), topic, visit.client().credentials()),
                reception::changes);
        this.quota = new Quota(visit.client().five(), receiveMaximum);
        this.flow = new Flow(visit.socket(), receiveMaximum);
        this.replies = new Replies(visit.client(), visit.socket(), quota, cut);
    }

    /**
     * Takes an event.
     *
     * @throws ProtocolFault when the packet breaks the protocol
     */
    public void receive(MqttPublishMessage packet) {
        var topic = topic(packet);
        var receipt = new Receipt(packet);
        if (receipt.isAnswered()) {
            quota.begin(receipt.packetId());
        }
        flow.begin(receipt.bytes());
        replies.expect(receipt);
        var outcome = receipt.qos() == MqttQoS.EXACTLY_ONCE
                ? visit.session().receive(receipt.packetId(), () -> take(topic, packet, receipt))
                : take(topic, packet, receipt);
        var unused = outcome.whenComplete((done, failure) -> settle(receipt, answer(done, failure)));
    }

    /** The sender of an event with QoS 2 knows that it is on the bus. */
    public void release(int packetId) {
        quota.end(packetId);
        boolean known = visit.session().release(packetId);
        visit.socket().write(Packets.complete(packetId, known ? SUCCESS : PACKET_IDENTIFIER_NOT_FOUND));
    }

    /** A packet has been dealt with. */
    public void pauseIfFull() {
        flow.pauseIfFull();
    }

    public void drained() {
        flow.resumeIfDone();
    }

    public void end() {
        replies.end();
    }

    private String topic(MqttPublishMessage packet) {
        if (visit.client().five() && packet.fixedHeader().isRetain()) {
            throw new ProtocolFault(
                    Disconnect.RETAIN_NOT_SUPPORTED, "Nothing is retained here: consumers use the bus.");
        }
        return aliases.topic(packet);
    }

    private CompletionStage<Outcome> take(String topic, MqttPublishMessage packet, Receipt receipt) {
        try {
            var admission = topics.admit(topic);
            receipt.tell(admission.ending());
            if (admission instanceof Denied denied) {
                return refused(denied.definition(), denied.refusal());
            }
            return take((Admitted) admission, packet);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Outcome> take(Admitted admitted, MqttPublishMessage packet) {
        try {
            var payload = ByteBufUtil.getBytes(packet.payload());
            var properties = packet.variableHeader().properties();
            var event = MqttEvent.read(visit.client().five(), properties, payload);
            return reception.take(admitted, event, MqttEvent.headers(properties));
        } catch (RefusedException e) {
            return refused(Optional.of(admitted.api().id()), e.refusal());
        }
    }

    private CompletionStage<Outcome> refused(Optional<String> definition, Refusal refusal) {
        reception.turnedAway(visit.socket().sender(), definition, refusal);
        return CompletableFuture.completedStage(new Outcome.Refused(refusal));
    }

    private static Answer answer(@Nullable Outcome outcome, @Nullable Throwable failure) {
        if (outcome != null) {
            return Answer.of(outcome);
        }
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return new Answer.Failed(incident);
    }

    private void settle(Receipt receipt, Answer answer) {
        if (visit.socket().onLoop()) {
            settled(receipt, answer);
        } else {
            visit.socket().execute(() -> settled(receipt, answer));
        }
    }

    private void settled(Receipt receipt, Answer answer) {
        replies.settle(receipt, answer);
        flow.end(receipt.bytes());
    }
}
