package io.eventplane.director.api;

import io.eventplane.director.audit.AuditFilter;
import io.eventplane.director.audit.Outcome;
import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.director.pages.PageCursor;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What the Director offers about who did what. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class AuditApi {

    private final ReadAudit read;
    private final CurrentCaller caller;

    @Inject
    public AuditApi(ReadAudit read, CurrentCaller caller) {
        this.read = read;
        this.caller = caller;
    }

    @Query("auditLog")
    @RequiresScope(Scope.ADMIN)
    @Description(
            "Who changed what, and who was refused, the newest first; `first` from 1 to 1000. What is given must fit; `since` belongs to it, `until` does not.")
    public @NonNull AuditLogPage auditLog(
            @DefaultValue("100") @Nullable Integer first,
            @Nullable PageCursor after,
            @Id @Nullable String subject,
            @Nullable String actor,
            @Nullable String operation,
            @Nullable Outcome outcome,
            @Nullable Timestamp since,
            @Nullable Timestamp until) {
        caller.refuseRuntimes();
        var filter = new AuditFilter(
                Optional.ofNullable(subject),
                Optional.ofNullable(actor),
                Optional.ofNullable(operation),
                Optional.ofNullable(outcome),
                Optional.ofNullable(since).map(Timestamp::instant),
                Optional.ofNullable(until).map(Timestamp::instant));
        return new AuditLogPage(read.page(filter, Slice.of(first, after)), () -> read.count(filter));
    }
}
