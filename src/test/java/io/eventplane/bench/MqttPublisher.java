package io.eventplane.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One MQTT connection with some events under way, whose PUBACKs come in their order. */
final class MqttPublisher {

    private static final int CONNACK_BYTES = 4;
    private static final int PUBACK_BYTES = 4;
    private static final int PUBACK = 0x40;
    private static final int ANSWERS_BYTES = 4096;
    private static final int HIGHEST_ID = 65_535;

    private final SocketChannel channel;
    private final ByteBuffer publish;
    private final int idAt;
    private final ByteBuffer answers = ByteBuffer.allocate(ANSWERS_BYTES);
    private final Deque<Long> sent = new ArrayDeque<>();
    private int id;

    private MqttPublisher(SocketChannel channel, ByteBuffer publish, int idAt) {
        this.channel = channel;
        this.publish = publish;
        this.idAt = idAt;
    }

    /** Connected; blocking until {@link #channel} is made otherwise. */
    static MqttPublisher connect(InetSocketAddress server, ByteBuffer connect, ByteBuffer publish, int idAt)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(connect);
        ByteBuffer connack = ByteBuffer.allocate(CONNACK_BYTES);
        while (connack.hasRemaining()) {
            if (channel.read(connack) < 0) {
                throw new IOException("closed instead of a CONNACK");
            }
        }
        if (connack.get(CONNACK_BYTES - 1) != 0) {
            throw new IOException("CONNACK says " + connack.get(CONNACK_BYTES - 1));
        }
        return new MqttPublisher(channel, publish, idAt);
    }

    SocketChannel channel() {
        return channel;
    }

    void publish() throws IOException {
        id = id % HIGHEST_ID + 1;
        publish.putShort(idAt, (short) id);
        publish.rewind();
        sent.add(System.nanoTime());
        while (publish.hasRemaining()) {
            channel.write(publish);
        }
    }

    /** Reads what there is; answers how many PUBACKs that were. */
    int readAnswers() throws IOException {
        if (channel.read(answers) < 0) {
            throw new IOException("the server closed a connection");
        }
        answers.flip();
        int count = 0;
        while (answers.remaining() >= PUBACK_BYTES) {
            if (Byte.toUnsignedInt(answers.get()) != PUBACK) {
                throw new IOException("not a PUBACK");
            }
            answers.position(answers.position() + PUBACK_BYTES - 1);
            count++;
        }
        answers.compact();
        return count;
    }

    /** How long the oldest event under way took. */
    long nanosOfOldest(long now) {
        return now - sent.remove();
    }
}
