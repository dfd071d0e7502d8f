package io.eventplane.eventing.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What is written beside a committed offset, for whoever reads the partition next: {@code eventplane/1 topic=<id> announced=<offset>}. Words
 * that nobody knows here are of later versions; with another number these words would mean something else, and say nothing.
 *
 * @param topic the topic's id, since an offset means nothing in another topic of the same name; empty where the cluster does not tell
 * @param announced no message from this offset on was handed over; zero where nothing is known
 */
record CommitNote(Optional<String> topic, long announced) {

    private static final String VERSION = "eventplane/1";
    private static final String TOPIC = "topic=";
    private static final String ANNOUNCED = "announced=";
    private static final CommitNote NOTHING = new CommitNote(Optional.empty(), 0);

    /** What is known of a partition where that is committed; nothing where nothing is, or by somebody else. */
    static CommitNote of(@Nullable OffsetAndMetadata committed) {
        return committed == null ? NOTHING : read(committed.metadata());
    }

    static CommitNote read(String text) {
        var words = List.of(text.strip().split("\\s+"));
        return words.get(0).equals(VERSION)
                ? new CommitNote(
                        value(words, TOPIC),
                        value(words, ANNOUNCED).map(CommitNote::offset).orElse(0L))
                : NOTHING;
    }

    /** Whether it was surely written of another topic than that. */
    boolean isOfAnotherTopicThan(Optional<String> id) {
        return topic.isPresent() && id.isPresent() && !topic.equals(id);
    }

    String text() {
        return VERSION + topic.map(id -> " " + TOPIC + id).orElse("") + " " + ANNOUNCED + announced;
    }

    private static Optional<String> value(List<String> words, String name) {
        return words.stream()
                .filter(word -> word.startsWith(name) && word.length() > name.length())
                .map(word -> word.substring(name.length()))
                .findFirst();
    }

    private static long offset(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
