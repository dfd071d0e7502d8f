package io.eventplane.journeys;

import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.MosquittoPeer;
import org.junit.jupiter.api.Tag;

@Tag("debian-peers")
class MosquittoFlowIT extends ExternalFlowContract {

    @Override
    ExternalPeer startPeer() {
        return new MosquittoPeer();
    }
}
