package io.eventplane.eventing.delivery;

import io.eventplane.bus.BusException;
import io.eventplane.channel.OpenChannel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Puts a batch on the bus, and says what came of it. For one thread at a time, but for the change of the outlet. */
final class Depositing {

    private static final Logger LOG = System.getLogger(Depositing.class.getName());

    private final RuntimeBus bus;
    private final DeliveryListener listener;
    private volatile Outlet outlet;
    private boolean lettersOpen;

    Depositing(RuntimeBus bus, Outlet outlet, DeliveryListener listener) {
        this.bus = bus;
        this.outlet = outlet;
        this.listener = listener;
    }

    Outlet outlet() {
        return outlet;
    }

    void change(Outlet other) {
        outlet = other;
    }

    /** Whether it is on the bus now; the listener is told. */
    boolean deposit(Batch batch) {
        try {
            open(batch);
            if (!batch.events().isEmpty()) {
                bus.publishTogether(batch.events());
            }
        } catch (BusException e) {
            return failed(batch, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "definition " + outlet.origin().definition() + ": a batch can't be stored", e);
            return failed(batch, e.toString());
        }
        listener.delivered(batch.events().size() - batch.deadLetters(), batch.bytes(), batch.deadLetters());
        return true;
    }

    private void open(Batch batch) {
        batch.channels().forEach(channel -> channel.openOn(bus));
        if (batch.deadLetters() > 0 && !lettersOpen) {
            bus.open(DeadLetter.address(outlet.origin().definition()));
            lettersOpen = true;
        }
    }

    /** The bus may have lost the addresses. */
    private boolean failed(Batch batch, String reason) {
        batch.channels().forEach(OpenChannel::doubt);
        lettersOpen = false;
        listener.busFailed(reason);
        return false;
    }
}
