package io.eventplane.subscription;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of a topic of Kafka has to be.
 *
 * @see <a href="https://kafka.apache.org/documentation/#topicconfigs">Kafka, topics</a>
 */
final class KafkaTopicName {

    private static final int MOST_CHARACTERS = 249;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]+");

    private KafkaTopicName() {}

    /** What is wrong with it, and what would be right; empty when nothing is. */
    static Optional<String> objectionTo(String topic) {
        if (topic.isEmpty()) {
            return Optional.of("the name of a topic is needed, such as orders");
        }
        if (topic.equals(".") || topic.equals("..")) {
            return Optional.of("no topic is called " + topic + ": name one, such as orders");
        }
        if (!CHARACTERS.matcher(topic).matches()) {
            return Optional.of("a topic's name has letters from A to z, digits, dots, underscores and dashes only, and"
                    + " is the name of one topic: no pattern, no list");
        }
        return topic.length() > MOST_CHARACTERS
                ? Optional.of("a topic's name has at most " + MOST_CHARACTERS + " characters")
                : Optional.empty();
    }
}
