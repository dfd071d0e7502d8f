package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitNoteTest {

    private static final CommitNote NOTHING = new CommitNote(Optional.empty(), 0);

    @Test
    void what_is_written_is_read() {
        var note = new CommitNote(Optional.of("5L6g3nShT-eMCtK--X86sw"), 4711);
        assertThat(note.text()).isEqualTo("eventplane/1 topic=5L6g3nShT-eMCtK--X86sw announced=4711");
        assertThat(CommitNote.read(note.text())).isEqualTo(note);
        var nameless = new CommitNote(Optional.empty(), 1);
        assertThat(CommitNote.read(nameless.text())).isEqualTo(nameless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventplane/1 announced=7 topic=a",
                "  eventplane/1  topic=a\tlater=8 announced=7 ",
                "eventplane/1 topic=a announced=7 announced=8 word"
            })
    void words_in_another_order_or_of_a_later_version_do_no_harm(String text) {
        assertThat(CommitNote.read(text)).isEqualTo(new CommitNote(Optional.of("a"), 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "eventplane",
                "eventplane/1",
                "eventplane/2 topic=a announced=7",
                "topic=a announced=7",
                "eventplane/1 topic= announced=many",
                "{\"topic\": \"a\"}"
            })
    void what_somebody_else_wrote_says_nothing(String text) {
        assertThat(CommitNote.read(text)).isEqualTo(NOTHING);
        assertThat(CommitNote.of(new OffsetAndMetadata(3, text))).isEqualTo(NOTHING);
        assertThat(CommitNote.of(null)).isEqualTo(NOTHING);
    }

    @Test
    void a_topic_is_another_one_only_where_both_are_known() {
        var note = new CommitNote(Optional.of("a"), 0);
        assertThat(note.isOfAnotherTopicThan(Optional.of("b"))).isTrue();
        assertThat(note.isOfAnotherTopicThan(Optional.of("a"))).isFalse();
        assertThat(note.isOfAnotherTopicThan(Optional.empty())).isFalse();
        assertThat(NOTHING.isOfAnotherTopicThan(Optional.of("a"))).isFalse();
    }
}
