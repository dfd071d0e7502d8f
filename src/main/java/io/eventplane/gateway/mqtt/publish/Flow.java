package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.mqtt.socket.MqttSocket;

/**
 * Stops reading a socket while the bus, or the client itself, is slower than what it sends: a connection holds so many events, and
 * about so many bytes of them, whatever comes.
 */
final class Flow {

    private static final int HELD_BYTES = 1024 * 1024;

    private final MqttSocket socket;
    private final int most;
    private int events;
    private long bytes;
    private boolean paused;

    /** @param most how many events may be under way; one more pauses */
    Flow(MqttSocket socket, int most) {
        this.socket = socket;
        this.most = most;
    }

    void begin(int size) {
        events++;
        bytes += size;
    }

    /** Looks after each packet: whatever is answered may be more than the client reads. */
    void pauseIfFull() {
        if (!paused && (events > most || bytes > HELD_BYTES || socket.congested())) {
            paused = true;
            socket.pause();
        }
    }

    void end(int size) {
        events--;
        bytes -= size;
        resumeIfDone();
    }

    /** The client reads again. */
    void resumeIfDone() {
        if (paused && events <= most / 2 && bytes <= HELD_BYTES / 2 && !socket.congested()) {
            paused = false;
            socket.resume();
        }
    }
}
