package io.eventplane.journeys;

import io.eventplane.peers.AmqpPeer;
import io.eventplane.peers.ExternalPeer;

class AmqpFlowIT extends ExternalFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new AmqpPeer();
    }
}
