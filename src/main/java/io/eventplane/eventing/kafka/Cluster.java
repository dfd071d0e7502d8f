package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/** A cluster as an administrator sees it. Each question is a connection of its own: they are rare. Thread-safe. */
final class Cluster {

    private static final long ANSWER_SECONDS = 6;
    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final KafkaSettings settings;

    Cluster(KafkaSettings settings) {
        this.settings = settings;
    }

    String topic() {
        return settings.topic();
    }

    /**
     * By what a topic is known that was never deleted: Kafka's id of it. Where one may not ask for that, or the broker is too old to know, the name.
     *
     * @throws KafkaException when there is no such topic, or nobody to ask
     */
    String topicId() {
        try (var admin = new Ending(Admin.create(settings.ofAdmin()))) {
            var described = answer(admin.it().describeTopics(List.of(topic())).allTopicNames())
                    .values()
                    .iterator()
                    .next();
            var id = described.topicId();
            return id == null || id.equals(Uuid.ZERO_UUID) ? topic() : id.toString();
        } catch (AuthorizationException hidden) {
            return topic();
        }
    }

    /** Deletes a consumer group, unless somebody is in it; in vain where one may not, or nobody can be reached. */
    void deleteGroup(String group) {
        try (var admin = new Ending(Admin.create(settings.ofAdmin()))) {
            answer(admin.it().deleteConsumerGroups(List.of(group)).all());
        } catch (KafkaException inVain) {
            // Kafka forgets the offsets of a group by itself, a week after its last member left.
            return;
        }
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException told ? told : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("no broker answers", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** A client that is not waited for when it ends. */
    private record Ending(Admin it) implements AutoCloseable {

        @Override
        public void close() {
            it.close(LONGEST_END);
        }
    }
}
