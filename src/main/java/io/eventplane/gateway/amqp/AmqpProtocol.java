package io.eventplane.gateway.amqp;

import io.eventplane.gateway.wire.Entrance;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.ListenAddress;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.gateway.wire.Ports;
import io.eventplane.platform.OnePerApplication;
import io.vertx.proton.ProtonServerOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Events over AMQP 1.0, in clear and, where there is a certificate, over TLS. */
@OnePerApplication
public final class AmqpProtocol implements GatewayProtocol {

    static final String NAME = "amqp";

    /** Of one frame; a larger message comes in several. */
    static final int FRAME_BYTES = 128 * 1024;

    private static final int BACKLOG = 1024;

    private final Ports ports;
    private final Listening listening;
    private final AmqpSettings settings;
    private final AmqpIntake intake;
    private final AmqpLogins logins;

    @Inject
    AmqpProtocol(EventLoops loops, Listening listening, AmqpSettings settings, AmqpIntake intake, AmqpLogins logins) {
        this.ports = new Ports(Entrance.to(NAME), loops);
        this.listening = listening;
        this.settings = settings;
        this.intake = intake;
        this.logins = logins;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> serverProtocols() {
        return Set.of("amqp", "amqps", "amqp1");
    }

    @Override
    public void start() {
        listen("amqp", listening.at(settings.port(), AmqpSettings.PORT), this::options);
        if (listening.tls()) {
            listen(
                    "amqps",
                    listening.at(settings.tlsPort(), AmqpSettings.TLS_PORT),
                    () -> listening.encrypted(options()));
        }
    }

    @Override
    public List<String> addresses() {
        return ports.addresses();
    }

    @Override
    public void stop() {
        ports.close();
    }

    private void listen(String scheme, ListenAddress address, Supplier<ProtonServerOptions> options) {
        ports.open(
                scheme,
                address,
                "",
                listening -> new AmqpListener(options.get(), address, settings, intake, logins, listening));
    }

    private ProtonServerOptions options() {
        int idle = Math.toIntExact(settings.idleTimeout().toMillis());
        var options = new ProtonServerOptions().setMaxFrameSize(FRAME_BYTES).setHeartbeat(idle / 2);
        options.setAcceptBacklog(BACKLOG);
        return options;
    }
}
