package io.eventplane.gateway.observation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what was observed, as text: {@code http refused d1 invalid-payload}, {@code mqtt accepted d1 [e1] 0}. */
public final class Observed implements GatewayObserver {

    public final List<String> told = Collections.synchronizedList(new ArrayList<>());
    public final AtomicInteger connections = new AtomicInteger();

    @Override
    public void connected(String protocol) {
        connections.incrementAndGet();
    }

    @Override
    public void disconnected(String protocol) {
        connections.decrementAndGet();
    }

    @Override
    public void refused(Sender sender, Optional<String> definition, String reason) {
        told.add(sender.protocol() + " refused " + definition.orElse("none") + " " + reason);
    }

    @Override
    public Arrival arrived(Submission submission) {
        var who = submission.sender().protocol();
        return new Arrival() {
            @Override
            public void accepted(List<String> ids, int violations) {
                told.add(who + " accepted " + submission.definition() + " " + ids + " " + violations);
            }

            @Override
            public void refused(String reason) {
                told.add(who + " refused " + submission.definition() + " " + reason);
            }
        };
    }
}
