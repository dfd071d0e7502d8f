package io.eventplane.director.api;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.PageInfo;
import io.eventplane.director.pages.Pageable;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of the audit log. */
@Type("AuditLogPage")
public class AuditLogPage implements Pageable {

    private final Page<AuditEntry> page;
    private final LongSupplier total;

    /** {@code total} is asked when a client asks. */
    AuditLogPage(Page<AuditEntry> page, LongSupplier total) {
        this.page = page;
        this.total = total;
    }

    public @NonNull List<@NonNull AuditEntry> getData() {
        return page.data();
    }

    @Override
    @NonNull
    public PageInfo getPageInfo() {
        return page.pageInfo();
    }

    @Override
    public int getTotalCount() {
        return Math.toIntExact(total.getAsLong());
    }
}
