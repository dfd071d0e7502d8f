package io.eventplane.director.audit;

import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what the caller of the request that is served does, and may not do. */
@OnePerApplication
public class AuditTrail {

    private static final int LONGEST_SUBJECT = 200;

    private final AuditRecords records;
    private final CurrentCaller caller;
    private final Attempt attempt;

    @Inject
    public AuditTrail(AuditRecords records, CurrentCaller caller, Attempt attempt) {
        this.records = records;
        this.caller = caller;
        this.attempt = attempt;
    }

    /** In the transaction of the change. */
    public void created(String subject, Facts after) {
        done(subject, Optional.empty(), Optional.of(after));
    }

    /** In the transaction of the change. */
    public void changed(String subject, Facts before, Facts after) {
        done(subject, Optional.of(before), Optional.of(after));
    }

    /** In the transaction of the change. */
    public void deleted(String subject, Facts before) {
        done(subject, Optional.of(before), Optional.empty());
    }

    /** In the transaction of what was asked for, which changes nothing that could be told. */
    public void ordered(String subject) {
        done(subject, Optional.empty(), Optional.empty());
    }

    private void done(String subject, Optional<Facts> before, Optional<Facts> after) {
        records.add(AuditRecord.done(caller.tenant(), who(), attempt.operation(), subject, before, after));
    }

    /** In a transaction of its own: that of the attempt is rolled back. */
    @InTransaction
    public void refused(@Nullable String subject, DirectorFailure failure) {
        var reason = new AuditRecord.Reason(failure.code().text(), String.valueOf(failure.getMessage()));
        records.add(AuditRecord.refused(caller.tenant(), who(), attempt.operation(), subject, reason, 1));
    }

    /** A stranger's text as a subject, which has room for {@value #LONGEST_SUBJECT} characters and none for U+0000. */
    public static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_SUBJECT)).replace('\0', '?');
    }

    private AuditRecord.Who who() {
        return new AuditRecord.Who(caller.name(), caller.address());
    }
}
