package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.HttpPeer;

class HttpFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new HttpPeer();
    }
}
