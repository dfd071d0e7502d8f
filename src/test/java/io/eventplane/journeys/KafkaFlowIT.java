package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.KafkaPeer;

class KafkaFlowIT extends ExternalFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new KafkaPeer();
    }
}
