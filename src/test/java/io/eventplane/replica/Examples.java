package io.eventplane.replica;

import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.Credential;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.SecretCipher;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.ReplicatedDefinition.Version;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Definitions and notices to test with. */
final class Examples {

    private Examples() {}

    static ReplicatedDefinition definition(String id, long generation) {
        return definition(id, generation, "orders");
    }

    static ReplicatedDefinition definition(String id, long generation, String applicationName) {
        return new ReplicatedDefinition(
                id,
                generation,
                new Application("a-1", applicationName),
                "Orders",
                "What happens to orders",
                "orders-api",
                new Version(
                        "v1", "2026-01-01", new Lifecycle(true, Instant.parse("2026-01-01T00:00:00Z"), false, null)),
                new Spec("asyncapi: 3.0.0\n# \"quoted\" ünïcode", SpecFormat.YAML),
                URI.create("http://127.0.0.1:9080/events/" + id),
                new Credential.Basic("shop", "s3cret"),
                new FormerCredential(
                        new Credential.Basic("shop", "former-s3cret"), Instant.parse("2026-12-01T09:00:00Z")),
                PayloadValidation.ENFORCE,
                null);
    }

    static ReplicatedDefinition bare(String id) {
        return new ReplicatedDefinition(
                id,
                0,
                new Application("a-1", "orders"),
                "Orders",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PayloadValidation.ENFORCE,
                null);
    }

    static Notice registered(String id, long generation) {
        return notice(NoticeType.REGISTERED, id, generation);
    }

    static Notice updated(String id, long generation) {
        return notice(NoticeType.UPDATED, id, generation);
    }

    static Notice deleted(String id, long generation) {
        return notice(NoticeType.DELETED, id, generation);
    }

    static DefinitionFolder folder(Path data) {
        var dataFolder = new DataFolder(data);
        return new DefinitionFolder(dataFolder, "agent", new SecretCipher(new NoConfiguration(), dataFolder));
    }

    private static Notice notice(NoticeType type, String id, long generation) {
        return new Notice(UUID.randomUUID().toString(), type, Instant.EPOCH, id, "a-1", generation, List.of());
    }
}
