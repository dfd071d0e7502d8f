package io.eventplane.eventing.pubsub;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Pub/Sub of the published stubs: topics, subscriptions with deadlines and ordering keys, streams; comes back on its port with all of it. */
public final class PubsubPeer extends SubscriberGrpc.SubscriberImplBase {

    private static final String TOPICS = "projects/project/topics/";

    final Set<String> topics = ConcurrentHashMap.newKeySet();
    final Map<String, PeerSubscription> subscriptions = new ConcurrentHashMap<>();
    /** Empty lets everybody in. */
    public final Set<String> tokens = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final @Nullable SslContext tls;
    private @Nullable Server server;
    private int port;
    private long messages;

    private PubsubPeer(@Nullable SslContext tls) {
        this.tls = tls;
    }

    public static PubsubPeer started() throws IOException {
        return started(null);
    }

    /** One that speaks TLS, unless that is null. */
    static PubsubPeer started(@Nullable SslContext tls) throws IOException {
        var peer = new PubsubPeer(tls);
        peer.start();
        var unused = peer.clock.scheduleWithFixedDelay(peer::overdue, 10, 10, TimeUnit.MILLISECONDS);
        return peer;
    }

    /** The port of the one that was killed may take a moment to be free. */
    public void start() throws IOException {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            listen();
            return true;
        });
    }

    private void listen() throws IOException {
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(this)
                .intercept(new Doorkeeper());
        server = (tls == null ? builder : builder.sslContext(tls)).build().start();
        port = server.getPort();
    }

    public void kill() throws InterruptedException {
        if (server != null) {
            server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
        subscriptions.values().forEach(PeerSubscription::dropStreams);
    }

    public String url() {
        return url("127.0.0.1");
    }

    String url(String host) {
        return "pubsub://" + host + ":" + port;
    }

    public void topic(String name) {
        topics.add(TOPICS + name);
    }

    void deleteTopic(String name) {
        topics.remove(TOPICS + name);
        subscriptions.values().stream().filter(each -> each.isOn(TOPICS + name)).forEach(PeerSubscription::orphan);
    }

    public synchronized void publish(String topic, String key, String body, Map<String, String> attributes) {
        var message = PubsubMessage.newBuilder()
                .setMessageId(String.valueOf(++messages))
                .setOrderingKey(key)
                .setData(ByteString.copyFromUtf8(body))
                .putAllAttributes(attributes)
                .build();
        subscriptions.values().stream()
                .filter(each -> each.isOn(TOPICS + topic))
                .forEach(each -> each.add(message));
    }

    public void end() throws InterruptedException {
        clock.shutdownNow();
        kill();
    }

    @Override
    public void createSubscription(Subscription asked, StreamObserver<Subscription> answer) {
        if (!topics.contains(asked.getTopic())) {
            answer.onError(Status.NOT_FOUND
                    .withDescription("Resource not found (resource=" + asked.getTopic() + ").")
                    .asException());
        } else if (subscriptions.putIfAbsent(asked.getName(), new PeerSubscription(asked)) != null) {
            answer.onError(Status.ALREADY_EXISTS.asException());
        } else {
            answer(answer, asked);
        }
    }

    @Override
    public void getSubscription(GetSubscriptionRequest asked, StreamObserver<Subscription> answer) {
        var known = known(asked.getSubscription(), answer);
        if (known != null) {
            answer(answer, known.settings());
        }
    }

    @Override
    public void deleteSubscription(DeleteSubscriptionRequest asked, StreamObserver<Empty> answer) {
        var known = known(asked.getSubscription(), answer);
        if (known != null) {
            subscriptions.remove(asked.getSubscription());
            known.end(Status.NOT_FOUND.withDescription("the subscription was deleted"));
            answer(answer, Empty.getDefaultInstance());
        }
    }

    @Override
    public void acknowledge(AcknowledgeRequest asked, StreamObserver<Empty> answer) {
        var known = known(asked.getSubscription(), answer);
        if (known != null) {
            known.acknowledge(asked.getAckIdsList());
            answer(answer, Empty.getDefaultInstance());
        }
    }

    @Override
    public void modifyAckDeadline(ModifyAckDeadlineRequest asked, StreamObserver<Empty> answer) {
        var known = known(asked.getSubscription(), answer);
        if (known != null) {
            known.hold(asked.getAckIdsList(), asked.getAckDeadlineSeconds());
            answer(answer, Empty.getDefaultInstance());
        }
    }

    @Override
    public StreamObserver<StreamingPullRequest> streamingPull(StreamObserver<StreamingPullResponse> answers) {
        var stream = (ServerCallStreamObserver<StreamingPullResponse>) answers;
        stream.setOnCancelHandler(() -> subscriptions.values().forEach(each -> each.leave(stream)));
        return new StreamObserver<>() {
            @Override
            public void onNext(StreamingPullRequest asked) {
                var known = known(asked.getSubscription(), answers);
                if (known != null) {
                    known.enter(stream, asked);
                }
            }

            @Override
            public void onError(Throwable failure) {
                subscriptions.values().forEach(each -> each.leave(stream));
            }

            @Override
            public void onCompleted() {
                subscriptions.values().forEach(each -> each.leave(stream));
                stream.onCompleted();
            }
        };
    }

    private @Nullable PeerSubscription known(String name, StreamObserver<?> answer) {
        var known = subscriptions.get(name);
        if (known == null) {
            answer.onError(Status.NOT_FOUND
                    .withDescription("Resource not found (resource=" + name + ").")
                    .asException());
        }
        return known;
    }

    private static <T> void answer(StreamObserver<T> answer, T value) {
        answer.onNext(value);
        answer.onCompleted();
    }

    private void overdue() {
        subscriptions.values().forEach(PeerSubscription::overdue);
    }

    private final class Doorkeeper implements ServerInterceptor {

        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            var presented = headers.get(AUTHORIZATION);
            if (tokens.isEmpty() || (presented != null && tokens.contains(presented.replace("Bearer ", "")))) {
                return next.startCall(call, headers);
            }
            call.close(Status.UNAUTHENTICATED.withDescription("no good token"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }
}
