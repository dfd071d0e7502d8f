package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.MqttPeer;
import org.junit.jupiter.api.Tag;

@Tag("debian-peers")
class MqttFlowIT extends ExternalFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new MqttPeer();
    }
}
