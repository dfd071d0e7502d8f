package io.eventplane.director.rollout;

import io.eventplane.director.definitions.Definitions;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import io.eventplane.report.Report;
import io.eventplane.report.ReportCodec;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.RolloutState;
import io.eventplane.report.SignedReport;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes in what a report says, as far as it can be true and is news. The same again, or in another order, ends alike. */
@OnePerApplication
public class TakeReport {

    private static final Logger LOG = System.getLogger(TakeReport.class.getName());

    private final Rollouts rollouts;
    private final Definitions definitions;
    private final Runtimes runtimes;

    @Inject
    public TakeReport(Rollouts rollouts, Definitions definitions, Runtimes runtimes) {
        this.rollouts = rollouts;
        this.definitions = definitions;
        this.runtimes = runtimes;
    }

    /**
     * One transaction.
     *
     * @throws IllegalArgumentException when it is no report, or not by the Runtime that it speaks for; it never will be
     */
    @InTransaction
    public void take(String text) {
        var signed = SignedReport.parse(text);
        var signer = signer(signed);
        Report report = believed(signed);
        Instant now = Clock.systemUTC().instant();
        KnownReporter reporter = rollouts.locked(report.reporter()).orElseGet(() -> added(report, now));
        if (!reporter.isPast(report.sequence())) {
            keep(signer.tenant(), reporter, report, now);
        }
        reporter.hear(report, now);
        report.completeSince().ifPresent(sequence -> {
            reporter.completeSince(sequence);
            rollouts.forgetBefore(reporter, sequence);
        });
    }

    private Runtime signer(SignedReport signed) {
        return runtimes.findAnywhere(signed.runtimeId())
                .filter(runtime -> signed.isBy(runtime.secretDigest()))
                .orElseThrow(() -> new IllegalArgumentException("not signed by a Runtime that there is"));
    }

    private static Report believed(SignedReport signed) {
        Report report = ReportCodec.decode(signed.payload());
        if (!report.reporter().runtimeId().equals(signed.runtimeId())) {
            throw new IllegalArgumentException("Runtime " + signed.runtimeId() + " speaks for another one");
        }
        return report;
    }

    private KnownReporter added(Report report, Instant now) {
        var reporter = new KnownReporter(report.reporter(), now);
        rollouts.add(reporter);
        return reporter;
    }

    /** Of definitions of another tenant a Runtime can know nothing. */
    private void keep(Tenant tenant, KnownReporter reporter, Report report, Instant now) {
        var ids = report.definitions().stream()
                .map(ReportedDefinition::definitionId)
                .toList();
        if (!ids.isEmpty()) {
            var possible = possible(report, definitions.generations(tenant, ids));
            var known = rollouts.saidBy(reporter, ids);
            possible.forEach(said -> {
                var before = known.get(said.definitionId());
                if (before == null) {
                    rollouts.add(new ReportedRollout(reporter, said, report.sequence(), now));
                } else if (before.yieldsTo(said, report.sequence())) {
                    before.become(said, report.sequence(), now);
                }
            });
        }
    }

    private static List<ReportedDefinition> possible(Report report, Map<String, Integer> generations) {
        var possible = report.definitions().stream()
                .filter(said -> isPossible(said, generations))
                .toList();
        // That what was deleted is closed is true, and of no use.
        long impossible = report.definitions().stream()
                .filter(said -> said.state() != RolloutState.CLOSED && !isPossible(said, generations))
                .count();
        if (impossible > 0) {
            LOG.log(
                    Level.INFO,
                    "left aside what {0} says of {1} definitions that there are not, or not in that generation",
                    report.reporter(),
                    impossible);
        }
        return possible;
    }

    /** A generation is committed before anybody hears of it, so a later one was never made here. */
    private static boolean isPossible(ReportedDefinition said, Map<String, Integer> generations) {
        return said.generation() <= generations.getOrDefault(said.definitionId(), -1);
    }
}
