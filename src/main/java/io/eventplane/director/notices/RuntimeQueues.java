package io.eventplane.director.notices;

import io.eventplane.bus.BusQueues;
import io.eventplane.director.runtimes.RuntimeDeleted;
import io.eventplane.notice.NoticeAddresses;
import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes a deleted Runtime's notice queues, and their address, from the broker: nobody will read them any more. */
@OnePerApplication
public class RuntimeQueues {

    private static final Logger LOG = Logger.getLogger(RuntimeQueues.class.getName());

    private final BusQueues queues;

    @Inject
    public RuntimeQueues(BusQueues queues) {
        this.queues = queues;
    }

    void drop(@Observes(during = TransactionPhase.AFTER_SUCCESS) RuntimeDeleted deleted) {
        try {
            var address = NoticeAddresses.of(deleted.runtimeId());
            queues.deleteAll(address);
            queues.deleteAddress(address);
        } catch (RuntimeException e) {
            // The Runtime is gone all the same; what lies in its queues expires.
            LOG.log(Level.WARNING, "the notice queues of Runtime {0} are left on the broker: {1}", new Object[] {
                deleted.runtimeId(), e
            });
        }
    }
}
