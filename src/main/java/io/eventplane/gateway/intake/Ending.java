package io.eventplane.gateway.intake;

import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.lifecycle.Lifecycle.Stage;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What the publishers of a version that is on its way out have to know, in the words of no protocol. Every answer to one that was let
 * in carries it, a refusal as well.
 *
 * @param stage never {@code CURRENT}
 * @param since since when, or from when on, it is deprecated; empty while that is not known
 * @param sunset from when on nothing is taken for it; empty while no date has been set
 * @param successor where to publish instead; empty while its group has no newer version that is not itself deprecated
 */
public record Ending(Stage stage, Optional<Instant> since, Optional<Instant> sunset, Optional<Successor> successor) {

    /** The newest version, and its event URL. */
    public record Successor(String version, URI url) {}

    static Optional<Ending> of(EventApi api, Optional<EventApi> successor, Instant now) {
        var stage = api.lifecycle().stageAt(now);
        return stage == Stage.CURRENT
                ? Optional.empty()
                : Optional.of(new Ending(
                        stage, api.lifecycle().since(), api.lifecycle().end(), successor.flatMap(Ending::successor)));
    }

    /** The warning in words, for those who read logs; empty when it is deprecated only. */
    public Optional<String> warning() {
        return switch (stage) {
            case CURRENT, DEPRECATED -> Optional.empty();
            case FOR_REMOVAL -> Optional.of("This version is going to be removed" + on() + instead());
            case RETIRED -> Optional.of("This version was removed" + on() + instead());
        };
    }

    private String on() {
        return sunset.map(date -> " on " + date).orElse("");
    }

    private String instead() {
        return successor
                .map(next -> ": publish version " + next.version() + " to " + next.url() + ".")
                .orElse("; there is no newer one yet.");
    }

    private static Optional<Successor> successor(EventApi api) {
        return api.family().map(family -> new Successor(family.version().text(), api.url()));
    }
}
