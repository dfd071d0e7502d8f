package io.eventplane.gateway.amqp;

import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.amqp.sasl.Mechanisms;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Addresses;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Configs;
import java.util.Map;

/** AMQP as part of a gateway of several protocols. */
public final class AmqpParts {

    private AmqpParts() {}

    public static GatewayProtocol protocol(
            EventLoops loops,
            Listening listening,
            Intake intake,
            OpenEventApis apis,
            IntakeLimits limits,
            SecurityParts security) {
        return new AmqpProtocol(
                loops,
                listening,
                new AmqpSettings(Configs.with(Map.of(AmqpSettings.PORT, "0", AmqpSettings.TLS_PORT, "0"))),
                new AmqpIntake(intake, new Addresses(intake, apis), limits),
                new AmqpLogins(new Mechanisms(apis, security.exchanges), security.logins));
    }
}
