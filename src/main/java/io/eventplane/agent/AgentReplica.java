package io.eventplane.agent;

import io.eventplane.notice.Notice;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.SecretCipher;
import io.eventplane.replica.AgentListener;
import io.eventplane.replica.DefinitionFolder;
import io.eventplane.replica.DefinitionListeners;
import io.eventplane.replica.DirectorClient;
import io.eventplane.replica.Replica;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;

/** The agent's own replica, in {@code <data>/agent/definitions}, which tells its {@link Exposure}, and then the others. */
@OnePerApplication
final class AgentReplica {

    private final Replica replica;
    private final Exposure exposure;

    @Inject
    AgentReplica(
            DirectorClient director,
            DataFolder data,
            SecretCipher cipher,
            Exposure exposure,
            Instance<AgentListener> others) {
        this(
                new Replica(
                        new DefinitionFolder(data, "agent", cipher),
                        director,
                        new DefinitionListeners(Stream.concat(Stream.of(exposure), others.stream())
                                .toList())),
                exposure);
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
