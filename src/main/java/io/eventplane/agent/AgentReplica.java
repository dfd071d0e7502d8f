package io.eventplane.agent;

import io.eventplane.notice.Notice;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.SecretCipher;
import io.eventplane.replica.DefinitionFolder;
import io.eventplane.replica.DirectorClient;
import io.eventplane.replica.Replica;
import jakarta.inject.Inject;
import java.util.Map;

/** The agent's own replica, in {@code <data>/agent/definitions}, which tells its {@link Exposure}. */
@OnePerApplication
final class AgentReplica {

    private final Replica replica;
    private final Exposure exposure;

    @Inject
    AgentReplica(DataFolder data, SecretCipher cipher, DirectorClient director, Exposure exposure) {
        this(new Replica(new DefinitionFolder(data, "agent", cipher), director, exposure), exposure);
    }

    AgentReplica(Replica replica, Exposure exposure) {
        this.replica = replica;
        this.exposure = exposure;
    }

    /** Does what a notice says; see {@link Replica#accept}. */
    void accept(Notice notice) {
        replica.accept(notice);
    }

    /** Gets in step with the Director, and closes what is no longer used even when there is no Director. */
    void resync() {
        try {
            replica.reconcile();
        } finally {
            exposure.closeUnused();
        }
    }

    boolean loaded() {
        return replica.loaded();
    }

    Map<String, String> failures() {
        return replica.failures();
    }
}
