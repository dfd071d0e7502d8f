package io.eventplane.director.specs;

import io.eventplane.director.definitions.ComparedBefore;
import io.eventplane.director.definitions.Definitions;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.FetchSource;
import io.eventplane.director.definitions.RenewSpec;
import io.eventplane.director.fetches.Claim;
import io.eventplane.director.fetches.FetchRequestStatusCondition;
import io.eventplane.director.fetches.FetchState;
import io.eventplane.director.fetches.Fetches;
import io.eventplane.director.fetches.Fetches.Ended;
import io.eventplane.director.fetches.Fetches.Places;
import io.eventplane.director.fetches.Outcome;
import io.eventplane.director.specs.sources.Fetched;
import io.eventplane.director.specs.sources.Words;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands fetches out and takes their results in, one short transaction each. */
@OnePerApplication
public class FetchDesk {

    private final Fetches fetches;
    private final Definitions definitions;
    private final RenewSpec renewal;
    private final FetchPlan plan;

    @Inject
    public FetchDesk(Fetches fetches, Definitions definitions, RenewSpec renewal, FetchPlan plan) {
        this.fetches = fetches;
        this.definitions = definitions;
        this.renewal = renewal;
        this.plan = plan;
    }

    /** Claims what is due and nobody is at. */
    @InTransaction
    public List<Claim> claim(Places free, Duration lease) {
        return fetches.claim(free, lease);
    }

    /** Where a definition's specification is now; empty when it is gone, or given. */
    @InTransaction
    public Optional<FetchSource> source(String definitionId) {
        var source = definitions.findAnywhere(definitionId).map(EventAPIDefinition::fetchSource);
        source.ifPresent(found -> fetches.locate(definitionId, found.origin()));
        return source;
    }

    /**
     * Takes in what came under a claim: document, generation, notice and history together. Drops it if the claim has been taken away,
     * because the definition was changed or deleted, or somebody else is at it.
     *
     * @return whether it was taken in
     */
    @ComparedBefore
    @InTransaction
    public boolean end(Claim claim, Fetched fetched) {
        var state = fetches.locked(claim.definitionId()).filter(found -> found.isClaimedBy(claim));
        state.ifPresent(found -> end(found, claim, acceptable(found, fetched)));
        return state.isPresent();
    }

    /** A document that breaks what its group demands is as good as none: the last good one stays. */
    private Fetched acceptable(FetchState state, Fetched fetched) {
        if (!(fetched instanceof Fetched.Document document)) {
            return fetched;
        }
        return renewal.objectionTo(state.definitionId(), document.spec())
                .<Fetched>map(
                        why -> new Fetched.Nothing(Words.oneLine(why), null, fetched.httpStatus(), fetched.bytes()))
                .orElse(fetched);
    }

    private void end(FetchState state, Claim claim, Fetched fetched) {
        var now = Clock.systemUTC().instant();
        if (fetched instanceof Fetched.Document document) {
            boolean changed = renewal.renew(state.definitionId(), document.spec(), state.takesTitle());
            var ended = new Ended(succeeded(now, fetched, changed), Optional.of(document.validators()));
            fetches.end(state, claim, ended, plan.afterSuccess(now));
        } else if (fetched instanceof Fetched.Nothing nothing) {
            var again = plan.afterFailure(now, state.failures() + 1, Optional.ofNullable(nothing.retryAfter()));
            fetches.end(state, claim, new Ended(failed(now, nothing), Optional.empty()), again);
        } else {
            fetches.end(
                    state, claim, new Ended(succeeded(now, fetched, false), Optional.empty()), plan.afterSuccess(now));
        }
    }

    private static Outcome succeeded(Instant now, Fetched fetched, boolean changed) {
        return new Outcome(
                FetchRequestStatusCondition.SUCCEEDED,
                now,
                fetched.httpStatus(),
                changed ? "another document than before" : "the same document as before",
                fetched.bytes(),
                changed);
    }

    private static Outcome failed(Instant now, Fetched.Nothing nothing) {
        return new Outcome(
                FetchRequestStatusCondition.FAILED,
                now,
                nothing.httpStatus(),
                nothing.message(),
                nothing.bytes(),
                false);
    }
}
