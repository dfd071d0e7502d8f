package io.eventplane.bus;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.core.io.IOCallback;

/**
 * Tells who sent messages within this process that they are on disk, or why not. What completes while the broker stops is not
 * believed: such a message is sent again, with the same duplicate id.
 */
record Stored(List<Pending> messages, BooleanSupplier brokerRuns) implements IOCallback {

    @Override
    public void done() {
        if (brokerRuns.getAsBoolean()) {
            messages.forEach(message -> message.confirmed().complete(null));
        } else {
            fail("the broker stopped meanwhile");
        }
    }

    @Override
    public void onError(int code, String message) {
        fail("the broker could not write (" + code + "): " + message);
    }

    private void fail(String why) {
        messages.forEach(message -> message.fail(new BusUnavailableException(why)));
    }
}
