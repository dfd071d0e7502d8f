package io.eventplane.gateway.mqtt.publish;

import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Addresses;
import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.LoginWatch;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.mqtt.packet.MqttSettings;
import io.eventplane.gateway.mqtt.packet.ReasonCodes;
import io.eventplane.gateway.mqtt.packet.Texts;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.ConnectRefused;
import io.eventplane.gateway.mqtt.session.Sessions;
import io.eventplane.gateway.mqtt.session.Will;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The way from a topic into intake, shared by all connections. Thread-safe; nothing here waits. */
@OnePerApplication
public final class Reception {

    private static final Logger LOG = System.getLogger(Reception.class.getName());

    private final Intake intake;
    private final Addresses addresses;
    private final OpenEventApis apis;
    private final Sessions sessions;

    @Inject
    public Reception(Intake intake, Addresses addresses, OpenEventApis apis, Sessions sessions) {
        this.intake = intake;
        this.addresses = addresses;
        this.apis = apis;
        this.sessions = sessions;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** What was admitted stays so while this is the same, unless its version is on its way out. */
    public long changes() {
        return apis.changes();
    }

    /**
     * Lets in a client that connects.
     *
     * @throws ConnectRefused when these credentials open nothing that is published over MQTT
     */
    public void letIn(Client client) {
        var presented = client.credentials();
        boolean proved = presented.login() instanceof Login.Proof;
        if (apis.anyOpenTo(presented, MqttSettings.NAME) && client.enhanced().isPresent() == proved) {
            return;
        }
        if (presented.equals(Credentials.NONE)) {
            throw new ConnectRefused(
                    MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
                    "No event API is published over MQTT without user name and password.");
        }
        if (apis.anyOpenTo(presented) && client.enhanced().isPresent() == proved) {
            throw new ConnectRefused(
                    MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
                    "What these credentials open is not published over MQTT.");
        }
        throw new ConnectRefused(
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                presented.login() instanceof Login.BadToken bad ? bad.fault() : "User name or password is wrong.");
    }

    /** Whether a client that was let in may stay. */
    public LoginWatch watch(Client client) {
        return addresses.watch(client.credentials(), MqttSettings.NAME);
    }

    /** Lets in what is published to that topic: {@code events/{definitionId}/{channel address}}, or the address alone. */
    public Admission admit(Sender sender, String topic, Credentials presented) {
        if (!Texts.isSound(topic)) {
            return Denied.unknown(
                    Refusal.of(Reason.MALFORMED_ADDRESS, "The topic has characters that no topic may have."));
        }
        return addresses.admit(sender, topic, presented);
    }

    /** Notes that something of MQTT's own was refused. */
    public void turnedAway(Sender sender, String reason) {
        intake.turnedAway(sender, Optional.empty(), reason);
    }

    /** Notes that an event was refused before intake could take it. */
    public void turnedAway(Sender sender, Optional<String> definition, Refusal refusal) {
        intake.turnedAway(sender, definition, refusal.reason().code());
    }

    public CompletionStage<Outcome> take(Admitted admitted, PresentedEvent event, EventHeaders headers) {
        return intake.take(admitted, event, headers);
    }

    /**
     * Holds a will against what is open now.
     *
     * @throws ConnectRefused when its topic isn't one that the client may publish to
     */
    public void requireRoute(Will will, Sender sender, Credentials presented) {
        if (admit(sender, will.topic(), presented) instanceof Denied denied) {
            throw new ConnectRefused(
                    ReasonCodes.connect(denied.refusal().reason()),
                    "The will: " + denied.refusal().detail());
        }
    }

    /** Publishes a will, held against what its definition says now. */
    public void publish(Will will, Sender sender, Client client) {
        var admission = admit(sender, will.topic(), client.credentials());
        if (admission instanceof Denied denied) {
            turnedAway(sender, denied.definition(), denied.refusal());
            tell(client, denied.refusal());
            return;
        }
        var unused = intake.take((Admitted) admission, will.event(), will.headers())
                .whenComplete((outcome, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.ERROR, "the will of client " + client.id() + " is lost", failure);
                    } else if (outcome instanceof Outcome.Refused refused) {
                        tell(client, refused.refusal());
                    }
                });
    }

    private static void tell(Client client, Refusal refusal) {
        LOG.log(Level.INFO, "the will of client {0} is refused: {1}", client.id(), refusal.detail());
    }
}
