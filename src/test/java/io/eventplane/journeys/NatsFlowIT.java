package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.NatsPeer;
import org.junit.jupiter.api.Tag;

@Tag("debian-peers")
class NatsFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new NatsPeer();
    }
}
