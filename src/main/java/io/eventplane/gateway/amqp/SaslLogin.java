package io.eventplane.gateway.amqp;

import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.security.Credentials;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.sasl.ProtonSaslAuthenticator;
import java.util.Objects;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The login of one connection, which leaves the peer among the attachments: PLAIN presents a user name and a password,
 * ANONYMOUS nobody. Cuts a connection that takes too long for it, and one that has failed once it is told so.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-security-v1.0-os.html#section-sasl">AMQP 1.0, SASL</a>
 */
final class SaslLogin implements ProtonSaslAuthenticator {

    private static final String PLAIN = "PLAIN";
    private static final String ANONYMOUS = "ANONYMOUS";

    private final Vertx vertx;
    private final long patienceMillis;
    private final AmqpIntake intake;
    private @Nullable ProtonConnection connection;
    private @Nullable Sasl sasl;
    private long deadline;
    private boolean asked;
    private boolean finished;
    private boolean succeeded;

    SaslLogin(Vertx vertx, long patienceMillis, AmqpIntake intake) {
        this.vertx = vertx;
        this.patienceMillis = patienceMillis;
        this.intake = intake;
    }

    @Override
    public void init(NetSocket accepted, ProtonConnection opening, Transport transport) {
        connection = opening;
        var arriving = Peer.at(accepted, transport);
        arriving.attachTo(opening);
        opening.disconnectHandler(gone -> {
            vertx.cancelTimer(deadline);
            if (!finished) {
                // Whoever speaks something else: the engine cuts the connection without a word.
                intake.turnedAway(arriving.sender(), "no-login");
            }
        });
        deadline = vertx.setTimer(patienceMillis, late -> {
            finished = true;
            intake.turnedAway(arriving.sender(), "timeout");
            accepted.close();
        });
        var server = transport.sasl();
        server.server();
        server.allowSkip(false);
        server.setMechanisms(PLAIN, ANONYMOUS);
        sasl = server;
    }

    @Override
    public void process(Handler<Boolean> done) {
        var server = Objects.requireNonNull(sasl);
        var mechanisms = server.getRemoteMechanisms();
        if (mechanisms.length == 0) {
            done.handle(false);
        } else if (mechanisms[0].equals(PLAIN) && server.pending() <= 0 && !asked) {
            // A client may wait to be asked; the empty challenge asks.
            asked = true;
            server.send(new byte[0], 0, 0);
            done.handle(false);
        } else {
            finish(server, presented(mechanisms[0], response(server)));
            done.handle(true);
        }
    }

    @Override
    public boolean succeeded() {
        return succeeded;
    }

    private void finish(Sasl server, Credentials presented) {
        vertx.cancelTimer(deadline);
        finished = true;
        succeeded = intake.opensAnything(presented);
        var opening = Objects.requireNonNull(connection);
        var peer = Peer.of(opening).presenting(presented);
        peer.attachTo(opening);
        if (!succeeded) {
            intake.turnedAway(peer.sender(), Reason.UNAUTHENTICATED.code());
        }
        server.done(succeeded ? Sasl.SaslOutcome.PN_SASL_OK : Sasl.SaslOutcome.PN_SASL_AUTH);
        if (!succeeded) {
            // Behind the outcome, which is written when this is over.
            vertx.runOnContext(written -> peer.socket().close());
        }
    }

    private static Credentials presented(String mechanism, byte[] response) {
        return switch (mechanism) {
            case PLAIN -> PlainResponse.read(response);
            case ANONYMOUS -> new Credentials.None();
            default -> new Credentials.Unreadable("This gateway takes SASL PLAIN and ANONYMOUS.");
        };
    }

    private static byte[] response(Sasl server) {
        byte[] bytes = new byte[Math.max(server.pending(), 0)];
        server.recv(bytes, 0, bytes.length);
        return bytes;
    }
}
