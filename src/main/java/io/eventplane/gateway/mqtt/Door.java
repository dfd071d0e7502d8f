package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.mqtt.publish.Report;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.ConnectRefused;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import io.eventplane.refusal.RefusedException;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way in for one connection: the client behind it is found out, and let in or told why not. On its event loop alone. */
final class Door {

    private final MqttSocket socket;
    private final MqttLimits limits;
    private final Doorkeeper keeper;
    private final Turn turn;
    private final long began = System.nanoTime();

    /** How a connection goes on later than at once. */
    interface Turn {

        /** Does nothing when the connection is not in that phase any more. */
        void take(Phase from, Supplier<Phase> next);
    }

    Door(MqttSocket socket, MqttLimits limits, Doorkeeper keeper, Turn turn) {
        this.socket = socket;
        this.limits = limits;
        this.keeper = keeper;
        this.turn = turn;
    }

    MqttSocket socket() {
        return socket;
    }

    MqttLimits limits() {
        return limits;
    }

    Doorkeeper keeper() {
        return keeper;
    }

    Reception reception() {
        return keeper.reception();
    }

    /** Whether the client has had its time. */
    boolean isLate(long now) {
        return now - began > limits.connect().toNanos();
    }

    /** Finds out who a client is, by what it presents, and lets it in or not. */
    Phase login(Client client) {
        return once(
                keeper.logins().login(socket.sender(), client.credentials()),
                credentials -> letIn(client.with(credentials)),
                client);
    }

    /** Goes on once it is found out what comes next: at once if it is already; else nothing more is read until it is. */
    <T> Phase once(CompletionStage<T> looked, Function<T, Phase> next, Client client) {
        var found = looked.toCompletableFuture();
        if (found.isDone() && !found.isCompletedExceptionally()) {
            return attempt(() -> next.apply(found.join()), client);
        }
        var waiting = new Waiting(this);
        socket.pause();
        var unused = found.whenComplete((value, failure) -> socket.execute(() -> turn.take(waiting, () -> {
            socket.resume();
            return attempt(() -> failure == null ? next.apply(value) : fail(failure), client);
        })));
        return waiting;
    }

    private static Phase fail(Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        if ((cause == null ? failure : cause) instanceof RefusedException refused) {
            throw ConnectRefused.of(refused.refusal());
        }
        throw new IllegalStateException("a login", failure);
    }

    private Phase attempt(Supplier<Phase> next, Client client) {
        try {
            return next.get();
        } catch (ConnectRefused e) {
            return refuse(e, client.five(), client.id());
        }
    }

    private Phase letIn(Client client) {
        reception().letIn(client);
        client.will().ifPresent(will -> reception().requireRoute(will, socket.sender(), client.credentials()));
        socket.letIn();
        return new Serving(client, socket, limits, reception());
    }

    /** Tells a client why it isn't let in. */
    Phase refuse(ConnectRefused e, boolean five, String id) {
        reception().turnedAway(socket.sender(), e.reason());
        RefusedClients.told(socket, id, e.detail());
        var about = five ? Report.of(e.detail()) : MqttProperties.NO_PROPERTIES;
        socket.writeLast(Packets.refused(five ? e.code() : ConnectRefused.inThree(e.code()), about));
        return new Leaving();
    }
}
