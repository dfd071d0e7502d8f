package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.IntakeLimits;
import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.push.OpenPushes;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.Listening;
import io.eventplane.platform.Configs;
import java.util.List;
import java.util.Map;

/** HTTP as part of a gateway of several protocols. */
public final class HttpParts {

    private HttpParts() {}

    public static HttpProtocol protocol(
            EventLoops loops, Listening listening, Intake intake, IntakeLimits limits, Logins logins, Upgrade upgrade) {
        return new HttpProtocol(
                loops,
                listening,
                new HttpSettings(Configs.with(Map.of(HttpSettings.PORT, "0", HttpSettings.TLS_PORT, "0"))),
                new EventPost(intake, limits, logins, new Destinations(intake, logins, new OpenPushes())),
                new Upgrades(List.of(upgrade), intake, logins));
    }
}
