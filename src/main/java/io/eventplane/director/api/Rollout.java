package io.eventplane.director.api;

import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.rollout.Rollouts.Known;
import io.eventplane.report.ReporterRole;
import io.eventplane.report.RolloutState;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** How one part of a Runtime stands to an event API. */
@Type("Rollout")
@Description("How one gateway, agent or eventing system of a Runtime stands to an event API, as it last reported.")
public record Rollout(
        @Id @NonNull @Name("runtimeID") String runtimeID,

        @NonNull
        @Description(
                "Who says so: a `GATEWAY` takes its events, an `AGENT` offers them, the `EVENTING` system subscribes on its external buses.")
        ReporterRole role,

        @NonNull @Description("Which one, where a Runtime has several.")
        String instance,

        @NonNull
        @Description("The generation that this is about; one lower than the event API's is not up to date yet.")
        Integer generation,

        @NonNull
        @Description(
                "`OPEN`: it serves that generation. `FAILED`: it should and can't, `message` says why. `CLOSED`: it does not serve it any more.")
        RolloutState state,

        @NonNull @Description("The protocols that a gateway takes its events over.")
        List<@NonNull String> protocols,

        @Description("What is wrong and what to do; null when nothing is.") @Nullable
        String message,

        @NonNull @Description("Since when, by its own clock.")
        Timestamp since,

        @NonNull
        @Description(
                "When it last reported anything. It does so every `eventplane.reports.interval`, so one that is silent for longer is gone, or cut off.")
        Timestamp lastSeen) {

    static Rollout of(Known known) {
        var rollout = known.rollout();
        var reporter = known.reporter();
        return new Rollout(
                reporter.runtimeId(),
                reporter.role(),
                reporter.instance(),
                rollout.generation(),
                rollout.state(),
                rollout.protocols(),
                rollout.message(),
                new Timestamp(rollout.since()),
                new Timestamp(reporter.lastSeen()));
    }
}
