package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.packet.ReasonCodes;
import io.eventplane.gateway.mqtt.publish.Receipt.Answer;
import io.eventplane.gateway.mqtt.publish.Receipt.Answer.Failed;
import io.eventplane.gateway.mqtt.publish.Receipt.Answer.NotTaken;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Answers the events of one connection in the order in which they came, as MQTT asks for. On its event loop alone.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901240">MQTT 5.0, section 4.6</a>
 */
final class Replies {

    private static final Logger LOG = System.getLogger(Replies.class.getName());

    private final Client client;
    private final MqttSocket socket;
    private final Quota quota;
    private final Consumer<String> cut;
    private final Deque<Receipt> waiting = new ArrayDeque<>();
    private boolean over;

    /** @param cut ends the connection, for the reason given: all that MQTT 3.1.1 can say of a refusal */
    Replies(Client client, MqttSocket socket, Quota quota, Consumer<String> cut) {
        this.client = client;
        this.socket = socket;
        this.quota = quota;
        this.cut = cut;
    }

    void expect(Receipt receipt) {
        if (receipt.isAnswered()) {
            waiting.add(receipt);
        }
    }

    /** Answers it, unless an earlier one waits. */
    void settle(Receipt receipt, Answer answer) {
        receipt.settle(answer);
        if (!receipt.isAnswered()) {
            note(answer);
        }
        while (!over && !waiting.isEmpty() && waiting.element().answer() != null) {
            reply(waiting.remove());
        }
    }

    /** Nothing is answered any more. */
    void end() {
        over = true;
        waiting.clear();
    }

    private void reply(Receipt receipt) {
        var answer = receipt.answer();
        if (answer instanceof NotTaken refused) {
            refuse(receipt, ReasonCodes.publish(refused.refusal().reason()), refused.refusal());
        } else if (answer instanceof Failed failed) {
            fail(receipt, failed);
        } else {
            write(receipt, PubAck.SUCCESS, Report.of(receipt.ending(), client));
        }
    }

    private void refuse(Receipt receipt, PubAck code, Refusal refusal) {
        if (client.five()) {
            write(receipt, code, Report.of(refusal, receipt.ending(), client));
        } else if (refusal.isTemporary()) {
            LOG.log(Level.DEBUG, "MQTT client {0} is cut to send again: {1}", client.id(), refusal.detail());
            cut.accept("");
        } else {
            cut.accept("an event is refused, " + refusal.reason().code() + ": " + refusal.detail());
        }
    }

    private void fail(Receipt receipt, Failed failed) {
        var detail = "This is the gateway's fault. Incident " + failed.incident() + " in its log says more.";
        if (client.five()) {
            write(
                    receipt,
                    PubAck.UNSPECIFIED_ERROR,
                    client.problemInformation() ? Report.of(detail) : MqttProperties.NO_PROPERTIES);
        } else {
            cut.accept(detail);
        }
    }

    /** An event with QoS 2 that is taken counts until it is released. */
    private void write(Receipt receipt, PubAck code, MqttProperties properties) {
        if (receipt.qos() == MqttQoS.AT_LEAST_ONCE || code != PubAck.SUCCESS) {
            quota.end(receipt.packetId());
        }
        socket.write(Packets.received(receipt.qos(), receipt.packetId(), code.byteValue(), properties));
    }

    /** QoS 0 has no answer, in no version. */
    private void note(Answer answer) {
        if (answer instanceof NotTaken refused) {
            LOG.log(
                    Level.DEBUG,
                    "an event of MQTT client {0} with QoS 0 is refused: {1}",
                    client.id(),
                    refused.refusal().detail());
        }
    }
}
