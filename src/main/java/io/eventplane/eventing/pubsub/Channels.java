package io.eventplane.eventing.pubsub;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * The connections that subscriptions share: as many to an address as are needed for one stream of each subscription, since a server allows a
 * hundred on a connection. All of them on two threads, while there are any. Thread-safe.
 */
final class Channels {

    /** Calls that are no streams need room as well. */
    private static final int STREAMS = 80;

    private static final int LOOPS = 2;
    /** What a connection still has to tell when it ends. */
    private static final int LAST_WORDS_MILLIS = 200;
    /** Whoever is silent for so long is asked whether it is there. */
    private static final int KEEP_ALIVE_SECONDS = 60;

    private static final int LARGEST_MESSAGE = 32 * 1024 * 1024;

    private final ClientTls tls;
    private final EventingThreads threads;
    private final Map<PubsubAddress, List<Shared>> byAddress = new HashMap<>();
    private final List<NioEventLoopGroup> loops = new ArrayList<>(1);
    private int guests;

    Channels(ClientTls tls, EventingThreads threads) {
        this.tls = tls;
        this.threads = threads;
    }

    /** A connection with room for one more stream; to be given back. */
    synchronized Shared take(PubsubAddress address) {
        guests++;
        if (loops.isEmpty()) {
            loops.add(new NioEventLoopGroup(LOOPS, EventingThreads.named("eventplane-pubsub")));
        }
        var there = byAddress.computeIfAbsent(address, any -> new ArrayList<>());
        for (Shared shared : there) {
            if (shared.guests < STREAMS) {
                shared.guests++;
                return shared;
            }
        }
        var shared = new Shared(address, opened(address));
        there.add(shared);
        return shared;
    }

    private ManagedChannel opened(PubsubAddress address) {
        // By its class: else the thread's class loader decides what transports there are.
        var builder = NettyChannelBuilder.forAddress(address.host(), address.port())
                .eventLoopGroup(loops.get(0))
                .channelType(NioSocketChannel.class)
                .executor(threads.background())
                .offloadExecutor(threads.background())
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .userAgent("eventplane")
                .disableRetry();
        return (address.tls() ? builder.sslContext(context()) : builder.usePlaintext()).build();
    }

    private SslContext context() {
        try {
            var context =
                    GrpcSslContexts.configure(SslContextBuilder.forClient()).trustManager(tls.trust());
            tls.keys().ifPresent(context::keyManager);
            return context.build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** A connection that several have. */
    final class Shared {

        private final PubsubAddress address;
        private final ManagedChannel channel;
        private int guests = 1;

        Shared(PubsubAddress address, ManagedChannel channel) {
            this.address = address;
            this.channel = channel;
        }

        ManagedChannel channel() {
            return channel;
        }

        /** The last one closes it. */
        void giveBack() {
            synchronized (Channels.this) {
                Channels.this.guests--;
                if (--guests == 0) {
                    channel.shutdownNow();
                    byAddress.getOrDefault(address, List.of()).remove(this);
                }
                if (Channels.this.guests == 0) {
                    byAddress.clear();
                    loops.forEach(loop -> {
                        var unused = loop.shutdownGracefully(
                                LAST_WORDS_MILLIS, 10 * LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
                    });
                    loops.clear();
                }
            }
        }
    }
}
