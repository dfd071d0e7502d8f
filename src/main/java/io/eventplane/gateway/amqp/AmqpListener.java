package io.eventplane.gateway.amqp;

import io.eventplane.gateway.wire.ListenAddress;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.AsyncResult;
import io.vertx.core.Promise;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonServer;
import io.vertx.proton.ProtonServerOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** One event loop's share of a listening port. */
final class AmqpListener extends AbstractVerticle {

    private static final long SWEEP_MILLIS = 1000;

    private final ProtonServerOptions options;
    private final ListenAddress address;
    private final AmqpSettings settings;
    private final Set<AmqpConnection> open = new HashSet<>();
    private final AmqpIntake intake;
    private final AmqpLogins logins;
    private final IntConsumer listening;

    /** One that isn't started; {@code listening} is told the port when it is. */
    AmqpListener(
            ProtonServerOptions options,
            ListenAddress address,
            AmqpSettings settings,
            AmqpIntake intake,
            AmqpLogins logins,
            IntConsumer listening) {
        this.options = options;
        this.address = address;
        this.settings = settings;
        this.intake = intake;
        this.logins = logins;
        this.listening = listening;
    }

    @Override
    public void start(Promise<Void> started) {
        long patience = settings.loginTimeout().toMillis();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
        ProtonServer.create(vertx, options)
                .saslAuthenticatorFactory(() -> new SaslLogin(vertx, patience, intake, logins))
                .connectHandler(this::connected)
                .listen(address.sharedPort(), address.host(), result -> listens(result, started));
    }

    private void connected(ProtonConnection connection) {
        var opened = new AmqpConnection(connection, settings, intake, context);
        open.add(opened);
        opened.open(() -> open.remove(opened));
    }

    /** Cuts what takes too long. */
    private void sweep() {
        long now = System.nanoTime();
        List.copyOf(open).forEach(connection -> connection.sweep(now));
    }

    private void listens(AsyncResult<ProtonServer> result, Promise<Void> started) {
        if (result.succeeded()) {
            listening.accept(result.result().actualPort());
            started.complete();
        } else {
            started.fail(result.cause());
        }
    }
}
