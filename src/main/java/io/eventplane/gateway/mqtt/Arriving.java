package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.ProtocolFault;

/** A phase in which nobody has been let in yet: it does not last long, and has nothing to clear up. */
abstract class Arriving implements Phase {

    private final Door door;

    Arriving(Door door) {
        this.door = door;
    }

    Door door() {
        return door;
    }

    @Override
    public Phase broken(ProtocolFault fault) {
        RefusedClients.told(door.socket(), "", fault.detail());
        door.socket().part();
        return new Leaving();
    }

    @Override
    public Phase sweep(long now) {
        if (door.isLate(now)) {
            door.reception().turnedAway(door.socket().sender(), "timeout");
            door.socket().close();
            return new Leaving();
        }
        return this;
    }

    @Override
    public void drained() {}

    @Override
    public Phase shutDown() {
        door.socket().close();
        return new Leaving();
    }

    @Override
    public void closed() {}
}
