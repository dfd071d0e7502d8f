package io.eventplane.director.api;

import io.eventplane.director.audit.AuditFilter;
import io.eventplane.director.audit.AuditRecords;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** Reads the audit log of the caller's tenant; one transaction each. */
@OnePerApplication
@InTransaction
public class ReadAudit {

    private final AuditRecords records;
    private final CurrentCaller caller;

    @Inject
    public ReadAudit(AuditRecords records, CurrentCaller caller) {
        this.records = records;
        this.caller = caller;
    }

    public Page<AuditEntry> page(AuditFilter filter, Slice slice) {
        var page = records.page(caller.tenant(), filter, slice);
        return new Page<>(page.data().stream().map(AuditEntry::of).toList(), page.pageInfo());
    }

    public long count(AuditFilter filter) {
        return records.count(caller.tenant(), filter);
    }
}
