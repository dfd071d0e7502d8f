package io.eventplane.gateway.observation;

import java.util.List;
import java.util.Optional;

enum Unobserved implements GatewayObserver, Arrival {
    HERE;

    @Override
    public void connected(String protocol) {}

    @Override
    public void disconnected(String protocol) {}

    @Override
    public void refused(Sender sender, Optional<String> definition, String reason) {}

    @Override
    public Arrival arrived(Submission submission) {
        return this;
    }

    @Override
    public void accepted(List<String> ids, int violations) {}

    @Override
    public void refused(String reason) {}
}
