package io.eventplane.journeys;

import java.util.concurrent.locks.LockSupport;

/** Publishes one event after the other, each until it is answered 202: the same id and source again after a cut. */
record Publisher(Gateway gateway, Ledger ledger, int number) implements Runnable {

    private static final long AFTER_A_CUT_NANOS = 50_000_000;
    private static final long BETWEEN_EVENTS_NANOS = 5_000_000;

    @Override
    public void run() {
        for (int i = 0; !ledger.isComplete(); i++) {
            var event = new SentEvent(
                    number + "-" + i, "/journeys/killed", "UserSignedUp", "{\"displayName\": \"user " + i + "\"}");
            while (!isAnswered(event)) {
                LockSupport.parkNanos(AFTER_A_CUT_NANOS);
            }
            ledger.published().add(event.id());
            LockSupport.parkNanos(BETWEEN_EVENTS_NANOS);
        }
    }

    private boolean isAnswered(SentEvent event) {
        try {
            return gateway.binary(event).statusCode() == 202;
        } catch (RuntimeException cutOff) {
            return false;
        }
    }
}
