package io.eventplane.director.audit;

import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;

/** The transactions of what nobody's request has one for. */
@OnePerApplication
@InTransaction
public class WritingAudit {

    private final AuditRecords records;

    @Inject
    public WritingAudit(AuditRecords records) {
        this.records = records;
    }

    void add(AuditRecord record) {
        records.add(record);
    }

    int forget(Instant before) {
        return records.forget(before);
    }
}
