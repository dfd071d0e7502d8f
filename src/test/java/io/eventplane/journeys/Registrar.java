package io.eventplane.journeys;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Registers definitions until there are enough, and deletes every tenth again. After a cut it goes on with the next. */
record Registrar(Landscape landscape, Ledger ledger, int number) implements Runnable {

    private static final int DELETED_EVERY = 10;
    private static final long AFTER_A_CUT_NANOS = 50_000_000;

    @Override
    public void run() {
        for (int i = 0; !ledger.isComplete(); i++) {
            boolean deletes = i % DELETED_EVERY == 0;
            landscape
                    .register("killed-" + number + "-" + UUID.randomUUID())
                    .ifPresentOrElse(
                            registration -> registered(registration.definitionId(), deletes),
                            () -> LockSupport.parkNanos(AFTER_A_CUT_NANOS));
        }
    }

    private void registered(String definitionId, boolean deletes) {
        ledger.registered().add(definitionId);
        if (deletes) {
            ledger.doubtful().add(definitionId);
            if (landscape.delete(definitionId)) {
                ledger.deleted().add(definitionId);
            }
        }
    }
}
