package io.eventplane.director;

import io.eventplane.bus.Broker;
import io.eventplane.bus.BrokerUser;
import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeAddresses;
import io.eventplane.notice.NoticeCodec;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A queue of its own on the notices of the oldest Runtime of the tenant {@code default}, made when this is, as the Director. */
public final class NoticeReader implements AutoCloseable {

    private static final long LONGEST_MILLIS = 20_000;
    /** A second sending of what has arrived already would not take longer than this. */
    private static final long SILENCE_MILLIS = 500;

    private final String subscription = "test-" + UUID.randomUUID();
    private final JMSContext context;
    private final JMSConsumer consumer;

    public NoticeReader(Broker broker, Rows rows) {
        this(
                broker,
                rows.values("select id from runtime where tenant = 'default' order by position")
                        .get(0));
    }

    public NoticeReader(Broker broker, String runtimeId) {
        this.context = broker.connectionFactory(BrokerUser.DIRECTOR).createContext();
        this.consumer =
                context.createSharedDurableConsumer(context.createTopic(NoticeAddresses.of(runtimeId)), subscription);
    }

    /** The next notices in the order in which they came; fewer when the rest does not come. */
    public List<Notice> next(int many) {
        return Stream.generate(() -> received(LONGEST_MILLIS))
                .limit(many)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What comes until there is silence. */
    public List<Notice> rest() {
        List<Notice> rest = new ArrayList<>();
        for (var next = received(SILENCE_MILLIS); next.isPresent(); next = received(SILENCE_MILLIS)) {
            rest.add(next.get());
        }
        return rest;
    }

    private Optional<Notice> received(long millis) {
        return Optional.ofNullable(consumer.receiveBody(String.class, millis)).map(NoticeCodec::decode);
    }

    @Override
    public void close() {
        consumer.close();
        context.unsubscribe(subscription);
        context.close();
    }
}
