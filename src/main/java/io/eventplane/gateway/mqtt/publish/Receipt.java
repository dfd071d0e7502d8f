package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.intake.Ending;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One PUBLISH that waits for its answer. On its connection's event loop alone. */
final class Receipt {

    private final MqttQoS qos;
    private final int packetId;
    private final int bytes;
    private Optional<Ending> ending = Optional.empty();
    private @Nullable Answer answer;

    Receipt(MqttPublishMessage packet) {
        this.qos = packet.fixedHeader().qosLevel();
        this.packetId = packet.variableHeader().packetId();
        this.bytes = packet.payload().readableBytes();
    }

    /** What became of it. */
    sealed interface Answer {

        /** The bus has it on disk. */
        record Taken() implements Answer {}

        record NotTaken(Refusal refusal) implements Answer {}

        /** The gateway's own fault, which the log has more about. */
        record Failed(String incident) implements Answer {}

        static Answer of(Outcome outcome) {
            return outcome instanceof Outcome.Refused refused ? new NotTaken(refused.refusal()) : new Taken();
        }
    }

    MqttQoS qos() {
        return qos;
    }

    int packetId() {
        return packetId;
    }

    int bytes() {
        return bytes;
    }

    boolean isAnswered() {
        return qos != MqttQoS.AT_MOST_ONCE;
    }

    /** What is to be told of its version's end. */
    Optional<Ending> ending() {
        return ending;
    }

    void tell(Optional<Ending> ending) {
        this.ending = ending;
    }

    /** Null until it is settled. */
    @Nullable
    Answer answer() {
        return answer;
    }

    void settle(Answer answer) {
        this.answer = answer;
    }
}
