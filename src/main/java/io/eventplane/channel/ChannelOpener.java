package io.eventplane.channel;

/** Makes room on the bus for the events of a channel. */
public interface ChannelOpener {
    /**
     * Makes sure that the address keeps what is published to it. Opening an open one changes nothing.
     *
     * @throws io.eventplane.bus.BusException when it can't be made sure now
     */
    void open(String address);
}
