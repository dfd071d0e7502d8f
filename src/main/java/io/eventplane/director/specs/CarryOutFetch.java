package io.eventplane.director.specs;

import io.eventplane.director.fetches.Claim;
import io.eventplane.director.specs.http.FetchLimits;
import io.eventplane.director.specs.sources.FetchSpec;
import io.eventplane.director.specs.sources.Fetched;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Carries out one fetch that was claimed, from the store to the store. */
@OnePerApplication
public class CarryOutFetch {

    private static final Logger LOG = Logger.getLogger(CarryOutFetch.class.getName());

    /** For what a fetch needs beside the network: resolving names, reading the document, the database. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final FetchDesk desk;
    private final FetchSpec fetching;
    private final FetchLimits limits;

    @Inject
    public CarryOutFetch(FetchDesk desk, FetchSpec fetching, Config config) {
        this.desk = desk;
        this.fetching = fetching;
        this.limits = FetchLimits.from(config);
    }

    /** How long a claim is good: longer than a fetch takes. */
    Duration lease() {
        return limits.timeout().plus(SPARE);
    }

    /** Never throws: a failure of the store leaves the claim to expire. */
    void carryOut(Claim claim) {
        try {
            var fetched = fetched(claim);
            boolean taken = desk.end(claim, fetched);
            LOG.log(Level.FINE, "definition {0}: fetched {1}, taken in: {2}", new Object[] {
                claim.definitionId(), fetched, taken
            });
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "definition " + claim.definitionId()
                            + ": what was fetched could not be stored and will be fetched again",
                    e);
        }
    }

    private Fetched fetched(Claim claim) {
        try {
            return desk.source(claim.definitionId())
                    .map(source -> fetching.fetch(source, claim.validators()))
                    .orElseGet(() -> nothing("there is nothing to fetch"));
        } catch (RuntimeException | StackOverflowError e) {
            var id = UUID.randomUUID().toString();
            LOG.log(Level.WARNING, "definition " + claim.definitionId() + ": failure " + id + " while fetching", e);
            return nothing("internal error " + id + "; the Director's log has it");
        }
    }

    private static Fetched nothing(String message) {
        return new Fetched.Nothing(message, null, null, 0);
    }
}
