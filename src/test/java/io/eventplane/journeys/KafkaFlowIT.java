package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.KafkaPeer;

class KafkaFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new KafkaPeer();
    }
}
