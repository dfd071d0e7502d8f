package io.eventplane.gateway;

import io.eventplane.notice.Notice;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.SecretCipher;
import io.eventplane.replica.DefinitionFolder;
import io.eventplane.replica.DirectorClient;
import io.eventplane.replica.Replica;
import jakarta.inject.Inject;

/** The gateway's own copy of this Runtime's definitions, which tells {@link ReportedEventUrls}. */
@OnePerApplication
final class GatewayReplica {

    private final Replica replica;

    @Inject
    GatewayReplica(DataFolder data, SecretCipher cipher, DirectorClient director, ReportedEventUrls urls) {
        this.replica = new Replica(new DefinitionFolder(data, "gateway", cipher), director, urls);
    }

    /** Opens what was open before the restart; needs no Director. */
    void load() {
        replica.load();
    }

    boolean loaded() {
        return replica.loaded();
    }

    /** Throws what the replica throws; then the notice is to be delivered again. */
    void accept(Notice notice) {
        replica.accept(notice);
    }

    void reconcile() {
        replica.reconcile();
    }
}
