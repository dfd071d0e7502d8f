package io.eventplane.gateway.amqp;

import io.eventplane.event.amqp.AmqpEvent;
import io.eventplane.gateway.intake.Addresses;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.intake.KnownAddresses;
import io.eventplane.gateway.intake.LoginWatch;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.intake.Outcome.Refused;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/** From a message to its outcome, without a socket. Thread-safe; nothing here waits. */
@OnePerApplication
final class AmqpIntake {

    private static final Logger LOG = System.getLogger(AmqpIntake.class.getName());

    /** Beside the body: attributes, annotations, the encoding of the sections. */
    private static final int HEADROOM_BYTES = 64 * 1024;

    private static final Admission UNADDRESSED = Denied.unknown(Refusal.of(
            Reason.MALFORMED_ADDRESS,
            "Neither the link nor the message says where to: give the link a target address, or the message a to."));

    private final Intake intake;
    private final Addresses addresses;
    private final IntakeLimits limits;

    @Inject
    AmqpIntake(Intake intake, Addresses addresses, IntakeLimits limits) {
        this.intake = intake;
        this.addresses = addresses;
        this.limits = limits;
    }

    /** How many bytes a message may have, a batch of events too. */
    int messageBytes() {
        return Math.max(limits.payloadBytes(), limits.batchBytes()) + HEADROOM_BYTES;
    }

    /** What all senders together are held to. */
    InFlightBytes inFlight() {
        return limits.inFlight();
    }

    /** Whether anything at all is open to who presents these. */
    boolean opensAnything(Credentials presented) {
        return addresses.anyOpenTo(presented, AmqpProtocol.NAME);
    }

    /** Whether a peer that is in may stay. */
    LoginWatch watch(Peer peer) {
        return addresses.watch(peer.presented(), AmqpProtocol.NAME);
    }

    /** Why nothing may be sent to that address; empty when something may. */
    Optional<Refusal> objection(String address, Peer peer, KnownAddresses known) {
        return known.admit(address) instanceof Denied denied ? Optional.of(told(denied, peer)) : Optional.empty();
    }

    /** Notes that something of AMQP's own was refused. */
    void turnedAway(Sender sender, String reason) {
        intake.turnedAway(sender, Optional.empty(), reason);
    }

    /**
     * Takes the event, or the batch, of a message.
     *
     * @param address empty when neither the link nor the message names one
     * @param known the addresses of the peer's connection
     */
    CompletionStage<Outcome> take(Optional<String> address, Peer peer, KnownAddresses known, Message message) {
        var admission = address.map(known::admit).orElse(UNADDRESSED);
        return admission instanceof Admitted admitted
                ? take(admitted, message)
                : CompletableFuture.completedStage(new Refused(told((Denied) admission, peer)));
    }

    private CompletionStage<Outcome> take(Admitted admitted, Message message) {
        try {
            return intake.take(admitted, AmqpEvent.of(message), AmqpEvent.headers(message));
        } catch (RefusedException e) {
            var api = Optional.of(admitted.api().id());
            intake.turnedAway(admitted.sender(), api, e.refusal().reason().code());
            return CompletableFuture.completedStage(new Refused(e.refusal()));
        }
    }

    private Refusal told(Denied denied, Peer peer) {
        intake.turnedAway(
                peer.sender(), denied.definition(), denied.refusal().reason().code());
        return denied.refusal();
    }

    /** What a sender is told when something broke that is the gateway's own fault; the log has the incident. */
    DeliveryState incident(@Nullable Throwable failure) {
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return AmqpLink.rejected(AmqpErrors.of(
                Conditions.INTERNAL_ERROR,
                "This is the gateway's fault, not the event's. Incident " + incident + " in its log says more."));
    }

    /** Where that peer's addresses lead. */
    KnownAddresses addresses(Peer peer) {
        return new KnownAddresses(
                address -> addresses.admit(peer.sender(), address, peer.presented()), addresses::changes);
    }
}
