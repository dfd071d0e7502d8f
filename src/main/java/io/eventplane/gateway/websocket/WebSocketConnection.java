package io.eventplane.gateway.websocket;

import io.eventplane.gateway.http.AnswerMessages;
import io.eventplane.gateway.http.Upgrading;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Ending;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.flow.FlowControlHandler;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One connection of a sender, from the handshake to its end. For its event loop alone. */
final class WebSocketConnection {

    private static final Logger LOG = System.getLogger(WebSocketConnection.class.getName());
    private static final long SWEEP_MILLIS = 1000;

    private final ServerWebSocket socket;
    private final Upgrading sender;
    private final Reception reception;
    private final WebSocketSettings settings;
    private final Channel channel;
    private final Context loop;
    private final Permit permit;
    private final Answers answers;
    private final Reading reading;
    private final FrameGate gate;
    private final Fragments fragments;
    private @Nullable Fault fault;

    WebSocketConnection(
            ServerWebSocket socket,
            Upgrading sender,
            Reception reception,
            IntakeLimits limits,
            WebSocketSettings settings) {
        this.socket = socket;
        this.sender = sender;
        this.reception = reception;
        this.settings = settings;
        this.channel = ((WebSocketInternal) socket).channelHandlerContext().channel();
        this.loop = ((ConnectionBase) ((WebSocketInternal) socket).connection()).getContext();
        this.permit = new Permit(reception, sender.admission());
        this.answers = new Answers(this::tell);
        this.reading = new Reading(channel, limits.inFlight(), () -> answers.open() >= settings.mostInFlight());
        this.gate = new FrameGate(reading::wholeFrame, () -> answers.open() > 0, this::corrupt);
        this.fragments = new Fragments(limits.payloadBytes(), reading.fragments());
    }

    /** @param gone is told when its socket is closed */
    void open(Runnable gone) {
        channel.pipeline().remove("pipelined");
        channel.pipeline()
                .addBefore("wsdecoder", null, reading.countingBytes())
                // A read may hold many frames: those behind a pause wait here.
                .addBefore("handler", null, new FlowControlHandler())
                .addBefore("handler", null, gate);
        long sweeping = loop.owner().setPeriodic(SWEEP_MILLIS, timer -> loop.runOnContext(nothing -> sweep()));
        channel.closeFuture().addListener(closed -> {
            loop.owner().cancelTimer(sweeping);
            gone.run();
        });
        socket.frameHandler(this::received);
    }

    private void received(WebSocketFrame frame) {
        if (fault != null || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        fragments.add(frame).ifPresentOrElse(this::close, () -> {
            if (frame.isFinal()) {
                take(fragments.message());
            }
        });
    }

    private void take(Message message) {
        if (!message.isSound()) {
            close(new Fault(
                    "malformed-event", WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "A text message is not UTF-8."));
            return;
        }
        var admission = permit.now();
        if (admission instanceof Admitted admitted) {
            take(admitted, message, answers.next());
            reading.regulate();
        } else if (admission instanceof Denied denied) {
            answers.next().become(AnswerMessages.of(denied.refusal(), sender.path()));
            deny(denied);
        }
    }

    private void take(Admitted admitted, Message message, Answers.Due due) {
        try {
            var event = message.event(Handshake.STRUCTURED.equals(socket.subProtocol()));
            var warning = admitted.ending().flatMap(Ending::warning);
            reception
                    .take(admitted, event, sender.headers())
                    .handle((outcome, failure) ->
                            failure == null ? AnswerMessages.of(outcome, warning, sender.path()) : incident(failure))
                    .thenAccept(answer -> loop.runOnContext(nothing -> answer(due, answer)));
        } catch (RefusedException e) {
            reception.turnedAway(sender.sender(), admitted, e.refusal());
            answer(due, AnswerMessages.of(e.refusal(), sender.path()));
        }
    }

    private ObjectNode incident(Throwable failure) {
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return AnswerMessages.internal(incident, sender.path());
    }

    private void answer(Answers.Due due, ObjectNode answer) {
        due.become(answer);
        if (answers.open() == 0) {
            answered();
        }
        reading.regulate();
    }

    private void answered() {
        if (fault == null) {
            gate.answered();
        } else {
            end(fault);
        }
    }

    private void tell(String answer) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(answer);
        }
    }

    private void corrupt(CorruptedWebSocketFrameException frame) {
        boolean large = frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        close(new Fault(
                large ? "too-large" : "malformed-frame", frame.closeStatus(), String.valueOf(frame.getMessage())));
    }

    private void deny(Denied denied) {
        reception.turnedAway(sender.sender(), denied);
        end(denied.refusal());
    }

    private void end(Refusal refusal) {
        closing(new Fault(refusal.reason().code(), WebSocketCloseStatus.POLICY_VIOLATION, refusal.detail()));
    }

    private void close(Fault found) {
        if (fault == null) {
            reception.turnedAway(sender.sender(), found.code());
            closing(found);
        }
    }

    /** What is under way is answered first. */
    private void closing(Fault found) {
        fault = found;
        if (answers.open() == 0) {
            end(found);
        }
    }

    private void end(Fault found) {
        if (!socket.isClosed()) {
            socket.close((short) found.status().code(), found.reason());
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        reading.sweep(now);
        if (fault == null && sender.hasExpired(Instant.now())) {
            reception.turnedAway(sender.sender(), Reason.INVALID_TOKEN.code());
            end(Refusal.of(Reason.INVALID_TOKEN, "The token has expired: connect with a new one."));
        } else if (fault == null && permit.now() instanceof Denied denied) {
            deny(denied);
        } else if (reading.isSlow(settings.slowClient(), now)) {
            cut("slow-client");
        } else if (reading.isSilent(settings.idle(), now)) {
            cut("timeout");
        } else if (reading.isSilent(settings.idle().dividedBy(2), now) && !socket.isClosed()) {
            socket.writePing(Buffer.buffer());
        }
    }

    private void cut(String reason) {
        reception.turnedAway(sender.sender(), reason);
        var unused = channel.close();
    }
}
