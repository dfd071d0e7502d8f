package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.PubsubFlowPeer;

class PubsubFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new PubsubFlowPeer();
    }
}
