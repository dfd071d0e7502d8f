package io.eventplane.journeys;

import io.eventplane.peers.AmqpPeer;
import io.eventplane.peers.ExternalPeer;

class AmqpFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new AmqpPeer();
    }
}
