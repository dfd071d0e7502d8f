package io.eventplane.gateway.amqp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.eventplane.gateway.amqp.sasl.Mechanism;
import io.eventplane.gateway.amqp.sasl.Mechanism.Step;
import io.eventplane.gateway.amqp.sasl.Mechanism.Step.Challenge;
import io.eventplane.gateway.amqp.sasl.Mechanism.Step.Presented;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.impl.ProtonConnectionImpl;
import io.vertx.proton.sasl.ProtonSaslAuthenticator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Sasl.SaslOutcome;
import org.apache.qpid.proton.engine.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The login of one connection, which leaves the peer among the attachments. Cuts a connection that takes too long for it, and one that has
 * failed once it is told so.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-security-v1.0-os.html#section-sasl">AMQP 1.0, SASL</a>
 */
final class SaslLogin implements ProtonSaslAuthenticator {

    private static final Logger LOG = System.getLogger(SaslLogin.class.getName());

    /** The standard's 512 are less than a token has; other brokers take more as well. */
    private static final int FRAME_BYTES = 20 * 1024;

    private final Vertx vertx;
    private final long patienceMillis;
    private final AmqpIntake intake;
    private final AmqpLogins logins;
    private @Nullable ProtonConnection connection;
    private @Nullable Sasl sasl;
    private @Nullable Context loop;
    private @Nullable Mechanism mechanism;
    private long deadline;
    private boolean asked;
    private boolean finished;
    private boolean succeeded;

    SaslLogin(Vertx vertx, long patienceMillis, AmqpIntake intake, AmqpLogins logins) {
        this.vertx = vertx;
        this.patienceMillis = patienceMillis;
        this.intake = intake;
        this.logins = logins;
    }

    @Override
    public void init(NetSocket accepted, ProtonConnection opening, Transport transport) {
        connection = opening;
        loop = vertx.getOrCreateContext();
        var arriving = Peer.at(accepted, transport);
        arriving.attachTo(opening);
        opening.disconnectHandler(gone -> {
            vertx.cancelTimer(deadline);
            if (!finished) {
                // Whoever speaks something else: the engine cuts the connection without a word.
                finished = true;
                intake.turnedAway(arriving.sender(), "no-login");
            }
        });
        deadline = vertx.setTimer(patienceMillis, late -> {
            finished = true;
            intake.turnedAway(arriving.sender(), "timeout");
            accepted.close();
        });
        transport.setInitialRemoteMaxFrameSize(FRAME_BYTES);
        var server = transport.sasl();
        server.server();
        server.allowSkip(false);
        server.setMechanisms(logins.offeredTo(arriving).toArray(String[]::new));
        sasl = server;
    }

    @Override
    public void process(Handler<Boolean> done) {
        var server = Objects.requireNonNull(sasl);
        var chosen = mechanism(server);
        if (chosen == null) {
            done.handle(false);
        } else if (chosen.needsResponse() && server.pending() <= 0 && !asked) {
            // A client may wait to be asked; the empty challenge asks.
            challenge("", done);
        } else {
            asked = true;
            once(chosen.take(response(server)), step -> go(step, done), done);
        }
    }

    private @Nullable Mechanism mechanism(Sasl server) {
        var names = server.getRemoteMechanisms();
        if (mechanism == null && names.length > 0) {
            mechanism = logins.chosen(names[0]);
        }
        return mechanism;
    }

    private void go(Step step, Handler<Boolean> done) {
        if (step instanceof Challenge challenge) {
            challenge(challenge.text(), done);
        } else if (step instanceof Presented presented) {
            var arriving = Peer.of(Objects.requireNonNull(connection));
            once(logins.login(arriving, presented.login()), credentials -> finish(credentials, done), done);
        }
    }

    private void challenge(String text, Handler<Boolean> done) {
        asked = true;
        byte[] bytes = text.getBytes(US_ASCII);
        Objects.requireNonNull(sasl).send(bytes, 0, bytes.length);
        done.handle(false);
    }

    /** At once if it is known what comes next; else the socket stays paused until it is, and what is written then has to be sent on. */
    private <T> void once(CompletionStage<T> looked, Consumer<T> next, Handler<Boolean> done) {
        var found = looked.toCompletableFuture();
        if (found.isDone() && !found.isCompletedExceptionally()) {
            next.accept(found.join());
            return;
        }
        var unused = found.whenComplete((value, failure) -> Objects.requireNonNull(loop)
                .runOnContext(nothing -> {
                    if (finished) {
                        return;
                    }
                    if (failure == null) {
                        next.accept(value);
                    } else {
                        fail(failure, done);
                    }
                    ((ProtonConnectionImpl) Objects.requireNonNull(connection)).flush();
                }));
    }

    private void fail(Throwable failure, Handler<Boolean> done) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            end(SaslOutcome.PN_SASL_TEMP, refused.refusal().reason().code(), done);
        } else {
            LOG.log(Level.ERROR, "a login failed by the gateway's own fault", failure);
            end(SaslOutcome.PN_SASL_SYS, Intake.FAULT, done);
        }
    }

    @Override
    public boolean succeeded() {
        return succeeded;
    }

    private void finish(Credentials presented, Handler<Boolean> done) {
        succeeded = intake.opensAnything(presented);
        Peer.of(Objects.requireNonNull(connection)).presenting(presented).attachTo(connection);
        if (succeeded) {
            end(SaslOutcome.PN_SASL_OK, "", done);
        } else {
            end(SaslOutcome.PN_SASL_AUTH, Reason.UNAUTHENTICATED.code(), done);
        }
    }

    private void end(SaslOutcome outcome, String reason, Handler<Boolean> done) {
        vertx.cancelTimer(deadline);
        finished = true;
        var peer = Peer.of(Objects.requireNonNull(connection));
        Objects.requireNonNull(sasl).done(outcome);
        if (!reason.isEmpty()) {
            intake.turnedAway(peer.sender(), reason);
            // Behind the outcome, which is written when this is over.
            vertx.runOnContext(written -> peer.socket().close());
        }
        done.handle(true);
    }

    private static byte[] response(Sasl server) {
        byte[] bytes = new byte[Math.max(server.pending(), 0)];
        server.recv(bytes, 0, bytes.length);
        return bytes;
    }
}
