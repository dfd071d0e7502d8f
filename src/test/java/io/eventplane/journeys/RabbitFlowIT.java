package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.RabbitPeer;
import org.junit.jupiter.api.Tag;

@Tag("debian-peers")
class RabbitFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new RabbitPeer();
    }
}
