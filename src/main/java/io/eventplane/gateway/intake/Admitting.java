package io.eventplane.gateway.intake;

import io.eventplane.channel.ChannelPath;
import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.lifecycle.Lifecycle.Stage;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.time.InstantSource;
import java.util.Optional;

/** Who may send to which event API, by what is open now. Thread-safe. */
final class Admitting {

    private final OpenEventApis apis;
    private final InstantSource clock;

    Admitting(OpenEventApis apis, InstantSource clock) {
        this.apis = apis;
        this.clock = clock;
    }

    Admission admit(Sender sender, String definitionId, Optional<ChannelPath> channel, Credentials presented) {
        return apis.find(definitionId)
                .map(api -> admit(sender, api, channel, presented))
                .orElseGet(() -> Denied.unknown(unknown(definitionId)));
    }

    private Admission admit(Sender sender, EventApi api, Optional<ChannelPath> channel, Credentials presented) {
        var route = channel.flatMap(api.channels()::find);
        var objection = api.credentials()
                .objectionTo(
                        presented,
                        sender.protocol(),
                        route.map(named -> named.channel().address()));
        if (objection.isPresent()) {
            return Denied.by(api, objection.get());
        }
        var ending = ending(api);
        if (ending.filter(end -> end.stage() == Stage.RETIRED).isPresent()) {
            return Denied.by(api, retired(ending.get()), ending);
        }
        if (!api.protocols().contains(sender.protocol())) {
            return Denied.by(api, notOffered(sender.protocol(), api), ending);
        }
        try {
            return new Admitted(sender, api, route.or(() -> channel.map(api.channels()::named)), ending);
        } catch (RefusedException e) {
            return Denied.by(api, e.refusal(), ending);
        }
    }

    private Optional<Ending> ending(EventApi api) {
        if (api.lifecycle().equals(Lifecycle.CURRENT)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Ending.of(api, apis.successor(api, now), now);
    }

    private static Refusal retired(Ending ending) {
        var instead = ending.successor().map(next -> next.url().toString());
        return Refusal.insteadOf(
                Reason.RETIRED,
                ending.warning().orElse(Reason.RETIRED.title()),
                instead.stream().toList());
    }

    private static Refusal notOffered(String protocol, EventApi api) {
        var offered = api.protocols().stream().sorted().toList();
        return Refusal.insteadOf(
                Reason.PROTOCOL_NOT_OFFERED,
                "The document of this event API names no server of the protocol " + protocol + ": publish over one of "
                        + String.join(", ", offered) + ".",
                offered);
    }

    private static Refusal unknown(String definitionId) {
        return Refusal.of(
                Reason.UNKNOWN_DEFINITION,
                "No event API " + definitionId + " is open here: use the event URL that the Director tells.");
    }
}
