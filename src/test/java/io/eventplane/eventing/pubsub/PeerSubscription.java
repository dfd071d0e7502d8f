package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A subscription of the tests' Pub/Sub. What has the same ordering key goes to one stream at a time, and again from the first that comes again. */
final class PeerSubscription {

    private static final int LOOKED_AT = 5000;

    private Subscription settings;
    private final TreeMap<Long, PubsubMessage> waiting = new TreeMap<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<ServerCallStreamObserver<StreamingPullResponse>, StreamingPullRequest> streams = new HashMap<>();
    private long deliveries;
    private int turn;

    private record Lease(PubsubMessage message, Instant until, ServerCallStreamObserver<StreamingPullResponse> stream) {
        long number() {
            return Long.parseLong(message.getMessageId());
        }
    }

    PeerSubscription(Subscription settings) {
        this.settings = settings;
    }

    synchronized Subscription settings() {
        return settings;
    }

    synchronized boolean isOn(String topic) {
        return settings.getTopic().equals(topic);
    }

    synchronized int unacknowledged() {
        return waiting.size() + leases.size();
    }

    synchronized int streams() {
        return streams.size();
    }

    synchronized void orphan() {
        settings = settings.toBuilder().setTopic("_deleted-topic_").build();
    }

    synchronized void add(PubsubMessage message) {
        waiting.put(Long.parseLong(message.getMessageId()), message);
        // Many at once are delivered together, at the next look at the clock.
        if (waiting.size() < 10) {
            deliver();
        }
    }

    synchronized void enter(ServerCallStreamObserver<StreamingPullResponse> stream, StreamingPullRequest asked) {
        streams.put(stream, asked);
        deliver();
    }

    synchronized void leave(ServerCallStreamObserver<StreamingPullResponse> stream) {
        streams.remove(stream);
    }

    synchronized void dropStreams() {
        streams.clear();
    }

    synchronized void end(Status status) {
        streams.keySet().forEach(stream -> stream.onError(status.asException()));
        streams.clear();
    }

    synchronized void acknowledge(List<String> ackIds) {
        ackIds.forEach(leases::remove);
        deliver();
    }

    synchronized void hold(List<String> ackIds, int seconds) {
        for (String id : ackIds) {
            var lease = leases.get(id);
            if (lease != null) {
                leases.put(id, new Lease(lease.message(), Instant.now().plusSeconds(seconds), lease.stream()));
            }
        }
        overdue();
    }

    /** Takes back what was not acknowledged in time, with everything behind it that has the same key. */
    synchronized void overdue() {
        Map<String, Long> first = new HashMap<>();
        Set<String> back = new HashSet<>();
        var now = Instant.now();
        leases.forEach((id, lease) -> {
            if (!lease.until().isAfter(now)) {
                back.add(id);
                if (!lease.message().getOrderingKey().isEmpty()) {
                    first.merge(lease.message().getOrderingKey(), lease.number(), Math::min);
                }
            }
        });
        leases.forEach((id, lease) -> {
            var from = first.get(lease.message().getOrderingKey());
            if (from != null && lease.number() >= from) {
                back.add(id);
            }
        });
        back.forEach(id -> {
            var lease = Objects.requireNonNull(leases.remove(id));
            waiting.put(lease.number(), lease.message());
        });
        deliver();
    }

    private void deliver() {
        var room = new HashMap<ServerCallStreamObserver<StreamingPullResponse>, Long>();
        var owners = new HashMap<String, ServerCallStreamObserver<StreamingPullResponse>>();
        streams.forEach((stream, asked) -> room.put(stream, asked.getMaxOutstandingMessages()));
        leases.values().forEach(lease -> {
            room.computeIfPresent(lease.stream(), (stream, left) -> left - 1);
            owners.put(lease.message().getOrderingKey(), lease.stream());
        });
        room.values().removeIf(left -> left <= 0);
        if (room.isEmpty()) {
            return;
        }
        var batches = new HashMap<ServerCallStreamObserver<StreamingPullResponse>, StreamingPullResponse.Builder>();
        Set<String> blocked = new HashSet<>();
        for (var message : waiting.values().stream().limit(LOOKED_AT).toList()) {
            room.values().removeIf(left -> left <= 0);
            if (room.isEmpty()) {
                break;
            }
            var key = message.getOrderingKey();
            var stream = streamFor(key, room, owners);
            if (stream == null || blocked.contains(key)) {
                blocked.add(key);
                continue;
            }
            owners.put(key, stream);
            room.merge(stream, -1L, Long::sum);
            batches.computeIfAbsent(stream, any -> StreamingPullResponse.newBuilder())
                    .addReceivedMessages(leased(message, stream));
        }
        batches.forEach((stream, batch) -> {
            if (!stream.isCancelled()) {
                stream.onNext(batch.build());
            }
        });
    }

    private ReceivedMessage leased(PubsubMessage message, ServerCallStreamObserver<StreamingPullResponse> stream) {
        var ackId = message.getMessageId() + "/" + ++deliveries;
        waiting.remove(Long.parseLong(message.getMessageId()));
        var asked = streams.get(stream);
        var deadline = asked == null ? 0 : asked.getStreamAckDeadlineSeconds();
        leases.put(ackId, new Lease(message, Instant.now().plusSeconds(deadline), stream));
        return ReceivedMessage.newBuilder().setAckId(ackId).setMessage(message).build();
    }

    /** The one that has others of its key; else whichever has room, in turn. */
    private @Nullable ServerCallStreamObserver<StreamingPullResponse> streamFor(
            String key,
            Map<ServerCallStreamObserver<StreamingPullResponse>, Long> room,
            Map<String, ServerCallStreamObserver<StreamingPullResponse>> owners) {
        var owner = key.isEmpty() ? null : owners.get(key);
        if (owner != null) {
            return room.containsKey(owner) ? owner : null;
        }
        var free = List.copyOf(room.keySet());
        return free.get(turn++ % free.size());
    }
}
