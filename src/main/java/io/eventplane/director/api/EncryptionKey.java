package io.eventplane.director.api;

import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.keys.KeyUse;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A key that secrets in the Director's database are encrypted with. */
@Type("EncryptionKey")
@Description(
        "A key that secrets in the Director's database are encrypted with; all Directors of a database share them.")
public record EncryptionKey(
        @Id @NonNull @Description("Tells nothing about the key.")
        String id,

        @Description("When it was made. Null for a key of the configuration, and for one that nobody knows.") @Nullable
        Timestamp createdAt,

        @Description("Whether it encrypts what is written now; the newest does.")
        boolean inUse,

        @Description("Whether this Director has it, and so can read what is encrypted with it.")
        boolean readable,

        @Description(
                "How many values are encrypted with it. Those under other keys than the one in use are being encrypted anew.")
        int valueCount) {

    static EncryptionKey of(KeyUse use) {
        var created = use.created();
        return new EncryptionKey(
                use.id(),
                created == null ? null : new Timestamp(created),
                use.inUse(),
                use.readable(),
                Math.toIntExact(use.values()));
    }
}
