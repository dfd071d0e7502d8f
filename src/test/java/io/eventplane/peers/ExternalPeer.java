package io.eventplane.peers;

import java.util.List;
import java.util.Map;

/** An external bus that a test owns: it can be published to, and killed. */
public interface ExternalPeer extends AutoCloseable {

    /** What people call it. */
    String name();

    /** A message of the test's: its number, and the key within which numbers have to stay in order. */
    record Sent(int number, String key) {

        /** The id of the event that it is. */
        public String id() {
            return "n" + number;
        }

        /** JSON with number and key. */
        public String body() {
            return "{\"number\": " + number + ", \"key\": \"" + key + "\"}";
        }
    }

    /** A topic that messages are kept in from now on. */
    void createTopic(String topic);

    /** An {@code EventAPISubscriptionInput} that is right. */
    Map<String, Object> subscription(String topic);

    /** The same with a password that is wrong. */
    Map<String, Object> withWrongPassword(String topic);

    /**
     * Publishes, each as a CloudEvent with {@link Sent#id}, in their order for each key, and returns once the bus has all of them; while the bus is
     * away it tries again, for ever.
     */
    void publish(String topic, List<Sent> messages);

    /** As {@code kill -9} does, and starts it again on the same data and port. */
    void killAndRestart();

    @Override
    void close();
}
