package io.eventplane.gateway.amqp;

import static io.eventplane.gateway.amqp.RawSender.amqp;
import static io.eventplane.gateway.amqp.RawSender.attach;
import static io.eventplane.gateway.amqp.RawSender.begin;
import static io.eventplane.gateway.amqp.RawSender.bytes;
import static io.eventplane.gateway.amqp.RawSender.header;
import static io.eventplane.gateway.amqp.RawSender.hexOf;
import static io.eventplane.gateway.amqp.RawSender.open;
import static io.eventplane.gateway.amqp.RawSender.sasl;
import static io.eventplane.gateway.amqp.RawSender.transfer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Definitions;
import io.eventplane.platform.Credential.Basic;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a sender sends, its neighbour is served as before. */
class HostileSendersTest {

    private static final String ADDRESS = "events/d1/lamps/measured";
    private static final String ACCEPTED = "\0S$";
    private static final String REJECTED = "\0S%";

    private final AmqpGateway gateway = new AmqpGateway(Map.of(
            "eventplane.gateway.amqp.login-timeout", "PT1S",
            "eventplane.gateway.amqp.idle-timeout", "PT2S",
            "eventplane.gateway.amqp.max-links", "4"));

    HostileSendersTest() {
        gateway.urls.changed(Definitions.of("d1", 1, AmqpGateway.LAMPS, null));
    }

    @AfterEach
    void the_neighbour_is_served() {
        int before = gateway.bus.published.size();
        try (var context = new JmsConnectionFactory(gateway.uri().toString()).createContext()) {
            context.createProducer().send(context.createQueue(ADDRESS), "{\"lumens\":1}");
        }
        assertThat(gateway.bus.published).hasSize(before + 1);
        gateway.close();
    }

    @Nested
    class BeforeTheLogin {

        @ParameterizedTest
        @CsvSource({
            "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a 0d 0a, HTTP",
            "16 03 01 00 05 01 00 00 01 03, TLS",
            "10 0c 00 04 4d 51 54 54 04 02 00 3c 00 00, MQTT",
            "41 4d 51 50 00 00 09 01, AMQP 0-9-1",
            "41 4d 51 50 03 02 00 00, another version of SASL",
            "41 4d 51 50 02 01 00 00, AMQP's own TLS",
            "ff ff ff ff ff ff ff ff, nothing known",
            "41 4d 51 50, half a header",
            "'', no word"
        })
        void ends_the_connection(String bytes, String what) {
            try (var sender = new RawSender(gateway)) {
                sender.send(bytes(bytes));
                assertThat(sender.readToEnd()).as(what).doesNotContain("\0S\u0010");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "ff ff ff ff 02 01 00 00, a frame of 4 GiB",
            "00 00 00 04 02 01 00 00, a frame smaller than its header",
            "00 00 00 00 02 01 00 00, a frame of no bytes",
            "00 00 00 10 ff 01 00 00 00 53 41 45 00 00 00 00, data beyond the frame",
            "00 00 00 10 00 01 00 00 00 53 41 45 00 00 00 00, data within the header",
            "00 00 00 10 02 00 00 00 00 53 10 45 00 00 00 00, an open in the SASL layer",
            "00 00 00 0c 02 01 00 00 00 53 77 45, a performative that is not known",
            "00 00 00 0c 02 01 00 00 ff ff ff ff, no performative",
            "00 00 00 0c 02 01 00 00 00 53 41 45, an init that lacks its mechanism"
        })
        void a_broken_frame_ends_it(String frame, String what) {
            try (var sender = new RawSender(gateway)) {
                sender.send(header(3), bytes(frame));
                assertThat(sender.readToEnd()).as(what).doesNotContain("\0SD");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "EXTERNAL, '', a mechanism that is not offered",
            "PLAIN, 6c616d70, no password",
            "PLAIN, 00 00 00 00 00, NUL upon NUL",
            "PLAIN, 00 ff fe 00 ff, no text",
            "PLAIN, 00 61 00 62, a stranger"
        })
        void wrong_credentials_are_told_so(String mechanism, String response, String what) {
            try (var sender = new RawSender(gateway)) {
                gateway.urls.changed(Definitions.of("d1", 2, AmqpGateway.LAMPS, new Basic("lamp", "secret")));
                int length = bytes(response).length;
                var fields = "a3 %02x ".formatted(mechanism.length())
                        + hexOf(mechanism)
                        + " a0 %02x ".formatted(length)
                        + response;
                sender.send(header(3)).send(sasl("00 53 41 c0 %02x 02 ".formatted(bytes(fields).length + 1) + fields));
                // sasl-outcome with the code auth (1).
                assertThat(sender.readToEnd()).as(what).contains("\0SD\u00c0\u0003\u0001P\u0001");
            } finally {
                gateway.urls.changed(Definitions.of("d1", 3, AmqpGateway.LAMPS, null));
            }
        }

        @Test
        void nothing_else_may_come_first() {
            try (var sender = new RawSender(gateway)) {
                sender.send(header(0), amqp(0, open()), amqp(0, begin()));
                assertThat(sender.readToEnd()).doesNotContain("\0S\u0011");
            }
        }

        @Test
        void bytes_without_end_are_not_gathered() {
            try (var sender = new RawSender(gateway)) {
                sender.send(header(3)).send(bytes("7f ff ff ff 02 01 00 00"));
                flood(sender);
            }
        }
    }

    /** Sends until it is cut. */
    private static void flood(RawSender sender) {
        try {
            for (int kilobytes = 0; kilobytes < 100_000; kilobytes++) {
                sender.send(new byte[1024]);
            }
        } catch (UncheckedIOException closed) {
            return;
        }
        throw new AssertionError("100 MB were read");
    }

    @Nested
    class BeforeTheLink {

        static Stream<Named<byte[]>> brokenFrames() {
            return Stream.of(
                    Named.of("a frame larger than was agreed", bytes("00 10 00 00 02 00 00 00")),
                    Named.of("a frame of SASL", sasl("00 53 41 c0 0c 01 a3 09" + hexOf("ANONYMOUS"))),
                    Named.of("a session before the open", amqp(0, begin())),
                    Named.of("a channel beyond the highest", amqp(65_535, begin())),
                    Named.of("an open that is no list", amqp(0, "00 53 10 a1 01 78")),
                    Named.of("an open that lacks its container", amqp(0, "00 53 10 45")),
                    Named.of("a list longer than its frame", amqp(0, "00 53 10 c0 ff 01 a1 01 78")),
                    Named.of("a list of two billion", amqp(0, "00 53 10 d0 00 00 00 08 7f ff ff ff a1 01 78 40")),
                    Named.of("a performative that is not known", amqp(0, "00 53 77 45")));
        }

        @ParameterizedTest
        @MethodSource("brokenFrames")
        void a_broken_frame_ends_the_connection(byte[] frame) {
            try (var sender = RawSender.loggedIn(gateway)) {
                sender.send(frame);
                sender.readToEnd();
            }
        }

        @Test
        void silence_ends_the_connection() {
            try (var sender = RawSender.loggedIn(gateway)) {
                sender.readToEnd();
            }
        }

        @Test
        void silence_behind_the_open_does_as_well() {
            try (var sender = RawSender.inSession(gateway)) {
                sender.readToEnd();
            }
        }

        @Test
        void values_within_values_without_end_do_not() {
            String nest = "00 80 00 00 00 00 00 00 00 01 ".repeat(10_000);
            try (var sender = RawSender.loggedIn(gateway)) {
                sender.send(amqp(0, "00 53 10 " + nest + "45"));
                sender.readToEnd();
            }
        }

        @Test
        void links_without_end_are_refused() {
            try (var sender = RawSender.inSession(gateway)) {
                for (int handle = 0; handle < 5; handle++) {
                    sender.send(amqp(0, attach(handle, ADDRESS)));
                }
                sender.await(hexOf("amqp:resource-limit-exceeded"));
            }
        }

        @Test
        void links_that_ended_with_their_session_count_no_more() {
            try (var sender = RawSender.inSession(gateway)) {
                for (int handle = 0; handle < 4; handle++) {
                    sender.send(amqp(0, attach(handle, ADDRESS)));
                }
                // end, and another begin
                sender.send(amqp(0, "00 53 17 45")).await("00 53 17").send(amqp(0, begin()));
                sender.send(amqp(0, attach(0, ADDRESS))).await("00 53 13");
            }
        }

        @Test
        void sessions_without_end_are_not_kept() {
            try (var sender = RawSender.loggedIn(gateway)) {
                sender.send(amqp(0, open()));
                for (int channel = 0; channel < 2_000; channel++) {
                    sender.send(amqp(channel, begin()));
                }
                sender.readToEnd();
            } catch (UncheckedIOException cut) {
                assertThat(cut).hasStackTraceContaining("SocketException");
            }
        }
    }

    @Nested
    class OnALink {

        private static byte[] data(String json) {
            byte[] text = json.getBytes(UTF_8);
            byte[] start = bytes("00 53 75 a0 %02x".formatted(text.length));
            byte[] all = new byte[start.length + text.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(text, 0, all, start.length, text.length);
            return all;
        }

        @Test
        void an_event_by_hand_is_accepted() {
            try (var sender = RawSender.attached(gateway)) {
                sender.send(transfer(0, 0, data("{\"lumens\":7}")));
                assertThat(sender.next()).contains(ACCEPTED);
            }
        }

        static Stream<Named<byte[]>> brokenFrames() {
            return Stream.of(
                    Named.of("a link that is not there", transfer(9, 0, data("{}"))),
                    Named.of("a session that is not there", amqp(7, "00 53 14 c0 06 03 43 43 a0 01 00")),
                    Named.of("a delivery without its number", amqp(0, "00 53 14 c0 03 02 43 40")),
                    Named.of("a second begin", amqp(0, begin())),
                    Named.of("a second open", amqp(0, open())),
                    Named.of("a flow of no session", amqp(0, "00 53 13 45")));
        }

        @ParameterizedTest
        @MethodSource("brokenFrames")
        void a_broken_frame_ends_the_connection(byte[] frame) {
            try (var sender = RawSender.attached(gateway)) {
                sender.send(frame);
                sender.readToEnd();
            }
            assertThat(gateway.bus.published).isEmpty();
        }

        static Stream<Named<byte[]>> brokenMessages() {
            return Stream.of(
                    Named.of("no section", new byte[0]),
                    Named.of("bytes that are no section", bytes("ff ff ff ff")),
                    Named.of("a section that is not known", bytes("00 53 7f 40")),
                    Named.of("a text longer than the message", bytes("00 53 77 b1 7f ff ff ff 41")),
                    Named.of("bytes longer than the message", bytes("00 53 75 b0 7f ff ff ff 41")),
                    Named.of("a list of two billion", bytes("00 53 77 d0 00 00 00 08 7f ff ff ff 40 40 40 40")),
                    Named.of("a map of two billion", bytes("00 53 77 d1 00 00 00 08 7f ff ff fe 40 40 40 40")),
                    Named.of("an array of two billion", bytes("00 53 77 f0 00 00 00 08 7f ff ff ff 43 40 40 40")),
                    Named.of("properties of two billion", bytes("00 53 74 d1 00 00 00 08 7f ff ff fe 40 40 40 40")),
                    Named.of("a map of an odd number", bytes("00 53 74 c1 03 01 a1 00")),
                    Named.of("a content type that is no text", bytes("00 53 73 c0 09 07 40 40 40 40 40 40 43")),
                    Named.of(
                            "values within values",
                            bytes("00 53 77 " + "00 80 00 00 00 00 00 00 00 01 ".repeat(10_000))),
                    Named.of("lists within lists", lists(20_000)));
        }

        /** Each holds the next. */
        private static byte[] lists(int depth) {
            var hex = new StringBuilder("00 53 77 ");
            for (int left = depth; left > 0; left--) {
                hex.append("d0 %08x 00 00 00 01 ".formatted(9 * (left - 1) + 5));
            }
            return bytes(hex.append("40").toString());
        }

        @ParameterizedTest
        @MethodSource("brokenMessages")
        void a_broken_message_is_not_accepted(byte[] message) {
            try (var sender = RawSender.attached(gateway)) {
                for (int at = 0; at == 0 || at < message.length; at += 100_000) {
                    boolean more = at + 100_000 < message.length;
                    byte[] part = Arrays.copyOfRange(message, at, Math.min(at + 100_000, message.length));
                    sender.send(transfer(0, 0, more, part));
                }
                assertThat(sender.next()).doesNotContain(ACCEPTED);
            }
            assertThat(gateway.bus.published).isEmpty();
        }

        private static byte[] joined(byte[]... parts) {
            var all = new ByteArrayOutputStream();
            Stream.of(parts).forEach(all::writeBytes);
            return all.toByteArray();
        }

        @ParameterizedTest
        @ValueSource(ints = {15, 20, 100})
        void several_data_sections_are_one_event(int frameBytes) {
            byte[] footer = bytes("00 53 78 c1 01 00");
            byte[] message = joined(data("{\"lum"), data(""), data("ens\":"), data("7}"), footer);
            try (var sender = RawSender.attached(gateway)) {
                for (int at = 0; at < message.length; at += frameBytes) {
                    byte[] part = Arrays.copyOfRange(message, at, Math.min(at + frameBytes, message.length));
                    sender.send(transfer(0, 0, at + frameBytes < message.length, part));
                }
                assertThat(sender.next()).contains(ACCEPTED);
            }
            var data = Objects.requireNonNull(gateway.bus.only().event().getData());
            assertThat(new String(data.toBytes(), UTF_8)).isEqualTo("{\"lumens\":7}");
        }

        static Stream<Named<byte[]>> bodiesOfMore() {
            byte[] event = data("{\"lumens\":7}");
            byte[] empty = bytes("00 53 75 a0 00");
            byte[] many = new byte[30_000 * empty.length];
            for (int at = 0; at < many.length; at += empty.length) {
                System.arraycopy(empty, 0, many, at, empty.length);
            }
            return Stream.of(
                    Named.of("a text behind data", joined(event, bytes("00 53 77 a1 01 41"))),
                    Named.of("two texts", joined(bytes("00 53 77 a1 02 7b 7d"), bytes("00 53 77 a1 02 7b 7d"))),
                    Named.of("a list behind data", joined(event, bytes("00 53 76 45"))),
                    Named.of("two lists", bytes("00 53 76 45 00 53 76 45")),
                    Named.of("properties behind data", joined(event, bytes("00 53 73 45"))),
                    Named.of("what is no section behind data", joined(event, bytes("00 53 7f 40"))),
                    Named.of("a value behind data", joined(event, bytes("a1 01 41"))),
                    Named.of("data cut short behind data", joined(event, bytes("00 53 75 a0 09 41"))),
                    Named.of("data of two billion behind data", joined(event, bytes("00 53 75 b0 7f ff ff ff 41"))),
                    Named.of(
                            "data of less than nothing behind data",
                            joined(event, bytes("00 53 75 b0 ff ff ff f0 41"))),
                    Named.of("half a descriptor behind data", joined(event, bytes("00 80 00"))),
                    Named.of("descriptors without end", joined(event, bytes("00 ".repeat(50_000)))),
                    Named.of("thirty thousand sections, and what is none", joined(many, bytes("00 53 7f 40"))));
        }

        @ParameterizedTest
        @MethodSource("bodiesOfMore")
        void what_follows_the_body_is_never_left_out(byte[] message) {
            try (var sender = RawSender.attached(gateway)) {
                for (int at = 0; at < message.length; at += 100_000) {
                    boolean more = at + 100_000 < message.length;
                    byte[] part = Arrays.copyOfRange(message, at, Math.min(at + 100_000, message.length));
                    sender.send(transfer(0, 0, more, part));
                }
                assertThat(sender.next()).doesNotContain(ACCEPTED);
                sender.send(transfer(0, 1, data("{\"lumens\":8}"))).await(hexOf(ACCEPTED));
            }
            assertThat(gateway.bus.published).hasSize(1);
        }

        @Test
        void whose_body_is_of_several_kinds_is_told_so() {
            try (var sender = RawSender.attached(gateway)) {
                sender.send(transfer(0, 0, joined(data("{\"lumens\":7}"), bytes("00 53 77 a1 01 41"))));
                assertThat(sender.next()).contains(REJECTED).contains("it has several sections that are no data");
            }
        }

        @Test
        void messages_that_come_with_their_detach_are_taken() {
            try (var sender = RawSender.attached(gateway)) {
                sender.send(
                        transfer(0, 0, data("{\"lumens\":1}")),
                        transfer(0, 1, joined(data("{\"lumens\""), data(":2}"))),
                        amqp(0, "00 53 16 c0 03 02 43 41"));
                sender.await("00 53 16");
            }
            await().untilAsserted(() -> assertThat(gateway.bus.published).hasSize(2));
        }

        @Test
        void a_message_without_end_is_cut() {
            try (var sender = RawSender.attached(gateway)) {
                byte[] part = new byte[100_000];
                for (int parts = 0; parts < 1_000; parts++) {
                    sender.send(transfer(0, 0, true, part));
                }
                sender.readToEnd();
            } catch (UncheckedIOException cut) {
                assertThat(cut).hasStackTraceContaining("SocketException");
            }
        }

        @Test
        void more_frames_than_the_session_takes_end_the_connection() {
            try (var sender = RawSender.attached(gateway)) {
                flood(sender);
            }
        }

        private void flood(RawSender sender) {
            try {
                for (int delivery = 0; delivery < 255; delivery++) {
                    sender.send(transfer(0, delivery, true, data("{\"lumens\":1}")));
                }
                sender.readToEnd();
            } catch (UncheckedIOException cut) {
                assertThat(cut).hasStackTraceContaining("SocketException");
            }
        }
    }
}
