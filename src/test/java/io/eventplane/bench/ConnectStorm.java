package io.eventplane.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients of MQTT that connect, log in and leave, at a fixed pace, until the input ends; says then how many got in each
 * second, and how many did not. Arguments:
 * port, user, password, connections a minute.
 */
final class ConnectStorm {

    private static final int THREADS = 4;
    private static final int CONNACK_BYTES = 4;

    /** Connections that ended keep their ports for a minute: from one address there are too few. */
    private static final int ADDRESSES = 200;

    private final InetSocketAddress server;
    private final String user;
    private final String password;
    private final AtomicInteger number = new AtomicInteger();
    private final LongAdder welcome = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private ConnectStorm(InetSocketAddress server, String user, String password) {
        this.server = server;
        this.user = user;
        this.password = password;
    }

    public static void main(String[] arguments) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var storm = new ConnectStorm(server, arguments[1], arguments[2]);
        long began = System.nanoTime();
        storm.start(new Pace(TimeUnit.MINUTES.toNanos(THREADS) / Integer.parseInt(arguments[3]), began, THREADS));
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
        System.out.println(storm.welcome.sum() / seconds);
        System.out.println(storm.failed.sum() / seconds);
    }

    private void start(Pace pace) {
        List<Thread> threads = new ArrayList<>();
        for (int each = 0; each < THREADS; each++) {
            long first = pace.first(each);
            threads.add(new Thread(() -> run(pace, first)));
        }
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
    }

    private void run(Pace pace, long first) {
        for (long due = first; ; due = pace.next(due, due)) {
            LockSupport.parkNanos(due - System.nanoTime());
            try {
                visit(number.incrementAndGet());
                welcome.increment();
            } catch (IOException e) {
                failed.increment();
            }
        }
    }

    private void visit(int guest) throws IOException {
        try (SocketChannel channel = SocketChannel.open().bind(new InetSocketAddress(address(guest), 0))) {
            channel.connect(server);
            channel.write(MqttPackets.connect("guest-" + guest, user, password));
            ByteBuffer connack = ByteBuffer.allocate(CONNACK_BYTES);
            while (connack.hasRemaining()) {
                if (channel.read(connack) < 0) {
                    throw new IOException("closed instead of a CONNACK");
                }
            }
        }
    }

    private static InetAddress address(int guest) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + guest % ADDRESSES)});
    }
}
