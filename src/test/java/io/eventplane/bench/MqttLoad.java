package io.eventplane.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes with MQTT 3.1.1 and QoS 1, on one thread; the same for every server. Arguments: port, user (may be empty), password, topic,
 * connections, events under way on each, seconds to warm up, seconds that count.
 */
final class MqttLoad {

    private final Period period;
    private final Samples confirmed = new Samples();
    private long sent;

    private MqttLoad(Period period) {
        this.period = period;
    }

    public static void main(String[] arguments) throws IOException {
        byte[] payload = Kilobyte.json();
        var publish = MqttPackets.publish(arguments[3], payload);
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        try (Selector selector = Selector.open()) {
            List<MqttPublisher> publishers = new ArrayList<>();
            for (int each = 0; each < Integer.parseInt(arguments[4]); each++) {
                ByteBuffer connect = MqttPackets.connect("load-" + each, arguments[1], arguments[2]);
                var publisher = MqttPublisher.connect(server, connect, publish, MqttPackets.idAt(publish, payload));
                publisher.channel().configureBlocking(false);
                publisher.channel().register(selector, SelectionKey.OP_READ, publisher);
                publishers.add(publisher);
            }
            var load = new MqttLoad(Period.starting(Integer.parseInt(arguments[6]), Integer.parseInt(arguments[7])));
            LoadProcess.answer(load.run(selector, publishers, Integer.parseInt(arguments[5])));
        }
    }

    private Load run(Selector selector, List<MqttPublisher> publishers, int window) throws IOException {
        for (MqttPublisher each : publishers) {
            publish(each, window);
        }
        while (!period.isOver(System.nanoTime())) {
            select(selector);
        }
        return Load.of(confirmed, 0, sent, period);
    }

    private void select(Selector selector) throws IOException {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
            MqttPublisher publisher = (MqttPublisher) key.attachment();
            int answered = publisher.readAnswers();
            long now = System.nanoTime();
            for (int each = 0; each < answered; each++) {
                count(publisher.nanosOfOldest(now), now);
            }
            publish(publisher, answered);
        }
        selector.selectedKeys().clear();
    }

    private void publish(MqttPublisher publisher, int times) throws IOException {
        for (int each = 0; each < times; each++) {
            publisher.publish();
            sent++;
        }
    }

    private void count(long nanos, long now) {
        if (period.counts(now)) {
            confirmed.add(nanos);
        }
    }
}
