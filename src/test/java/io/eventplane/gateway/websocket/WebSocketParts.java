package io.eventplane.gateway.websocket;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.http.HttpProtocol;
import io.eventplane.gateway.http.Upgrade;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.wire.GatewayProtocol;
import java.time.Duration;

/** WebSocket as part of a gateway of several protocols. */
public final class WebSocketParts {

    private static final Duration LONG = Duration.ofMinutes(1);

    private WebSocketParts() {}

    public static Upgrade upgrade(Intake intake, OpenEventApis apis, IntakeLimits limits, Observed observed) {
        return new WebSocketUpgrade(
                new Reception(intake, apis), limits, new WebSocketSettings(10, LONG, LONG), observed);
    }

    public static GatewayProtocol protocol(HttpProtocol http) {
        return new WebSocketProtocol(http);
    }
}
