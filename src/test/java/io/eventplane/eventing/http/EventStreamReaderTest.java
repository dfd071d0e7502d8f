package io.eventplane.eventing.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamReaderTest {

    private static final int MOST = 100;
    private static final String LETTERS = "data:id\n\r event\0\u0080";

    private final Heard heard = new Heard();
    private final EventStreamReader reader = new EventStreamReader(MOST, "begin", heard);

    @Test
    void an_event_is_its_lines_of_data_with_its_name_and_id() {
        read("event: lamp\nid: 7\ndata: one\ndata:two\ndata\n\n");

        assertThat(heard.told).containsExactly("lamp 7 [one\ntwo\n] behind 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_end_in_three_ways_wherever_the_pieces_end(String end) {
        String all = String.join(end, "id:1", "data: ä€😀", "", ": comment", "data:b", "", "");
        byte[] bytes = all.getBytes(UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                var told = new Heard();
                var pieces = new EventStreamReader(MOST, "", told);
                pieces.read(ByteBuffer.wrap(bytes, 0, first));
                pieces.read(ByteBuffer.wrap(bytes, first, second - first));
                pieces.read(ByteBuffer.wrap(bytes, second, bytes.length - second));
                assertThat(told.told).containsExactly("message 1 [ä€😀] behind 1", "message none [b] behind 1");
            }
        }
    }

    @Test
    void a_byte_order_mark_may_stand_in_front_and_nowhere_else() {
        read("\ufeffdata: a\n\n\ufeffdata: b\n\n");

        assertThat(heard.told).containsExactly("message none [a] behind begin");
    }

    @Test
    void what_is_not_complete_was_never_there() {
        read("id: 1\ndata: a\n\nid: 2\ndata: b\n");

        assertThat(heard.told).containsExactly("message 1 [a] behind 1");
    }

    @Test
    void an_id_holds_until_there_is_another_but_only_for_the_place() {
        read("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\nid: 2\n\nid: x\0y\ndata: d\n\n");

        assertThat(heard.told)
                .containsExactly(
                        "message 1 [a] behind 1",
                        "message none [b] behind 1",
                        "message none [c] behind ",
                        "passed 2",
                        "message none [d] behind 2");
    }

    @Test
    void an_event_without_data_is_none_and_leaves_no_name_behind() {
        read("event: lamp\n\ndata\n\n");

        assertThat(heard.told).containsExactly("message none [] behind begin");
    }

    @Test
    void unknown_fields_and_comments_mean_nothing() {
        read(":data: a\nDATA: b\n data: c\ndatax\nfoo: bar\ndata:  d\n\n");

        assertThat(heard.told).containsExactly("message none [ d] behind begin");
    }

    @Test
    void the_server_says_how_long_it_is_to_be_left_alone() {
        read("retry: 1500\nretry: x\nretry: -1\nretry\nretry: 999999999999\n");

        assertThat(heard.told).containsExactly("retry " + Duration.ofMillis(1500), "retry " + Duration.ofMinutes(10));
    }

    @Test
    void of_an_event_that_is_too_large_only_so_much_is_kept() {
        read("id: 1\ndata: " + "x".repeat(1_000_000) + "\n\n");
        read("id: 2\n" + "data: 0123456789\n".repeat(1000) + "\n");
        read("id: 3\ndata: small\n\n");

        assertThat(heard.events).extracting(StreamEvent::cut).containsExactly(true, true, false);
        assertThat(heard.events).allSatisfy(event -> assertThat(event.data()).hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void random_bytes_harm_nobody() {
        var random = new Random(6);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
            }
            reader.read(ByteBuffer.wrap(bytes));
        }
        read("\n\n\nid: 9\ndata: end\n\n");

        assertThat(heard.told).last().isEqualTo("message 9 [end] behind 9");
    }

    private void read(String text) {
        reader.read(ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer());
    }

    private static final class Heard implements StreamListener {

        private final List<String> told = new ArrayList<>();
        private final List<StreamEvent> events = new ArrayList<>();

        @Override
        public void event(StreamEvent event, String lastId) {
            events.add(event);
            var data = new String(Arrays.copyOf(event.data(), Math.min(event.data().length, 50)), UTF_8);
            told.add(event.name() + " " + event.id().orElse("none") + " [" + data + "] behind " + lastId);
        }

        @Override
        public void passed(String lastId) {
            told.add("passed " + lastId);
        }

        @Override
        public void retry(Duration pause) {
            told.add("retry " + pause);
        }
    }
}
