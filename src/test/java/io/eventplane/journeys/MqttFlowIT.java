package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.HiveMqPeer;

class MqttFlowIT extends KilledFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new HiveMqPeer();
    }
}
