package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker of Apache Kafka, which lets in {@value #USER} with {@value #PASSWORD}, and on another port everybody. */
public final class KafkaPeer implements ExternalPeer {

    /** Who may do everything. */
    public static final String USER = "shop";

    /** What that one proves it with. */
    public static final String PASSWORD = "secret-of-\"shop\"\\";

    private static final Duration LONG = Duration.ofMinutes(2);
    /** Of a topic for which nobody says: messages of one key have one order. */
    private static final int PARTITIONS = 3;

    private final KafkaProcess kafka = KafkaProcess.start();

    @Override
    public String name() {
        return "kafka";
    }

    /** Three partitions. */
    @Override
    public void createTopic(String topic) {
        createTopic(topic, PARTITIONS);
    }

    /** As many partitions as that; all of them answer when it returns. */
    public void createTopic(String topic, int partitions) {
        administer(admin -> admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                .all()
                .get());
        var ends = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        administer(admin -> admin.listOffsets(ends).all().get());
    }

    /** With all that is in it. */
    public void deleteTopic(String topic) {
        administer(admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    /** Adds a user who authenticates by SCRAM-SHA-512. */
    public void createUser(String user, String password) {
        var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        administer(admin -> admin.alterUserScramCredentials(
                        List.of(new UserScramCredentialUpsertion(user, credential, password.getBytes(UTF_8))))
                .all()
                .get());
    }

    /** The names of the consumer groups that there are. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>();
        administer(admin -> admin.listGroups().all().get().forEach(group -> groups.add(group.groupId())));
        return groups;
    }

    /** How far a group has committed, over all its partitions. */
    public long committed(String group) {
        return offsets(group).values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /** What a group has committed of each partition, and what is written beside it. */
    public Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        administer(admin -> offsets.putAll(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()));
        return offsets;
    }

    /** Commits for a group in which nobody is. */
    public void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        administer(
                admin -> admin.alterConsumerGroupOffsets(group, offsets).all().get());
    }

    /** By what it is told from another one of its name. */
    public String topicId(String topic) {
        List<String> id = new ArrayList<>();
        administer(admin -> admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .forEach(described -> id.add(described.topicId().toString())));
        return id.get(0);
    }

    /** Where everybody is let in. */
    public String openUrl() {
        return "kafka://127.0.0.1:" + kafka.openPort();
    }

    /** Where one has to authenticate. */
    public String url() {
        return "kafka://127.0.0.1:" + kafka.port();
    }

    /** Where one has to authenticate, over TLS. */
    public String tlsUrl() {
        return "kafkas://127.0.0.1:" + kafka.tlsPort();
    }

    /** A store with the certificate that the broker shows there. */
    public KeyStore certificates() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(kafka.keyStore().toFile(), KafkaProcess.STORE_PASSWORD.toCharArray());
    }

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, PASSWORD);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    /** A producer without idempotence could change the order when it tries again. */
    @Override
    public void publish(String topic, List<Sent> messages) {
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(ofProducer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            messages.forEach(each -> sent.add(producer.send(message(topic, each))));
            producer.flush();
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take what was published", e);
        }
    }

    @Override
    public void killAndRestart() {
        kafka.killAndRestart();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        kafka.kill();
    }

    /** After it was killed: on the same data and ports. */
    public void startAgain() {
        kafka.startAgain();
    }

    @Override
    public void close() {
        kafka.close();
    }

    private Map<String, Object> ofProducer() {
        Map<String, Object> all = new HashMap<>();
        all.put("bootstrap.servers", "127.0.0.1:" + kafka.openPort());
        all.put("delivery.timeout.ms", Math.toIntExact(LONG.toMillis()));
        all.put("max.block.ms", LONG.toMillis());
        all.put("compression.type", "zstd");
        all.put("linger.ms", 5);
        return all;
    }

    private static ProducerRecord<byte[], byte[]> message(String topic, Sent sent) {
        var message = new ProducerRecord<>(
                topic, sent.key().getBytes(UTF_8), sent.body().getBytes(UTF_8));
        Map.of(
                        "content-type",
                        "application/json",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        sent.id(),
                        "ce_source",
                        "/peers/kafka",
                        "ce_type",
                        "Read")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url",
                url(),
                "topic",
                topic,
                "auth",
                Map.of("credential", Map.of("basic", Map.of("username", USER, "password", password))));
    }

    private void administer(Administration what) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafka.openPort()))) {
            await("administered Kafka").atMost(LONG).ignoreExceptions().until(() -> {
                what.by(admin);
                return true;
            });
        }
    }

    @FunctionalInterface
    private interface Administration {

        void by(Admin admin) throws InterruptedException, ExecutionException;
    }
}
