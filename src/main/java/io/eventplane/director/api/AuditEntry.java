package io.eventplane.director.api;

import io.eventplane.director.audit.AuditRecord;
import io.eventplane.director.audit.Outcome;
import io.eventplane.director.definitions.CLOB;
import io.eventplane.director.definitions.Timestamp;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One record of the audit log, as it is served. */
@Type("AuditEntry")
@Description("Who changed, or tried to change, what.")
public record AuditEntry(
        @Id @NonNull String id,
        @NonNull Timestamp at,

        @NonNull
        @Description(
                "Who: `operator`, `runtime:{id}`, `application:{id}`, `client:{subject}`, or `stranger` for whom nobody let in.")
        String actor,

        @Description("The address of the host that asked, as the server sees it.") @Nullable
        String address,

        @NonNull @Description("The operation as this schema calls it; `login` for who was not let in.")
        String operation,

        @Id @Description("The id of what it was about.") @Nullable
        String subject,

        @NonNull Outcome outcome,

        @Description("Of what was refused: the error's `extensions.code`.") @Nullable
        String code,

        @Description("Of what was refused: what was answered.") @Nullable
        String message,

        @Description("What it was like before, as JSON, without secrets and documents; null where there was nothing.")
        @Nullable
        CLOB before,

        @Description(
                "What it is like since, as JSON, without secrets and documents; null where there is nothing any more.")
        @Nullable
        CLOB after,

        @NonNull @Description("How many attempts it stands for: more than one only where strangers came in crowds.")
        Integer attempts) {

    static AuditEntry of(AuditRecord record) {
        return new AuditEntry(
                record.id(),
                new Timestamp(record.at()),
                record.actor(),
                record.address(),
                record.operation(),
                record.subject(),
                record.outcome(),
                record.code(),
                record.message(),
                clob(record.before()),
                clob(record.after()),
                record.attempts());
    }

    private static @Nullable CLOB clob(@Nullable String text) {
        return text == null ? null : new CLOB(text);
    }
}
