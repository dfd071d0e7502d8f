package io.eventplane.director.specs;

import static io.eventplane.director.specs.Fetching.DOCUMENT;
import static io.eventplane.director.specs.Fetching.TIMEOUT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.definitions.FetchMode;
import io.eventplane.director.definitions.FetchSource;
import io.eventplane.director.documents.SpecWarning;
import io.eventplane.director.fetches.Validators;
import io.eventplane.director.specs.TestWeb.Reply;
import io.eventplane.director.specs.sources.Fetched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, a fetch ends in time, takes no more than its bytes, calls no forbidden address, and says why. */
class HostileServerTest {

    private static final Duration SOON = TIMEOUT.plusSeconds(2);

    private final TestWeb web = TestWeb.start();
    private final Fetching fetching = Fetching.fromLoopback();

    @AfterEach
    void stop() {
        fetching.close();
        web.close();
    }

    private AbstractStringAssert<?> assertFails(String url) {
        return assertFails(fetching.single(url));
    }

    private static AbstractStringAssert<?> assertFails(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Nothing.class);
        return assertThat(((Fetched.Nothing) fetched).message());
    }

    private static String text(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Document.class);
        return ((Fetched.Document) fetched).spec().text();
    }

    @Nested
    class Time {

        @Test
        void a_server_that_never_answers_is_left_in_time() throws IOException {
            assertLate((server, out) -> server.pass(60_000));
        }

        @Test
        void a_header_of_one_byte_a_moment_is_left_in_time() throws IOException {
            assertLate((server, out) -> {
                out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(ISO_8859_1));
                while (server.pass(100)) {
                    out.write('a');
                }
            });
        }

        @Test
        void a_body_of_one_byte_a_moment_is_left_in_time() throws IOException {
            assertLate((server, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(ISO_8859_1));
                while (server.pass(100)) {
                    out.write('#');
                }
            });
        }

        @Test
        void interim_answers_without_end_are_left_in_time() throws IOException {
            assertLate((server, out) -> {
                while (server.pass(10)) {
                    out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(ISO_8859_1));
                }
            });
        }

        @Test
        void redirects_share_the_time_of_the_fetch() {
            var hops = new AtomicInteger();
            web.at("/slow", asked -> {
                LockSupport.parkNanos(Duration.ofMillis(800).toNanos());
                return Reply.to("/slow?" + hops.incrementAndGet());
            });

            var begin = System.nanoTime();
            assertFails(web.url("/slow")).contains("within PT2S");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        }

        @Test
        void a_resolver_that_hangs_is_left_in_time_and_does_not_stop_other_fetches() {
            web.at("/spec", DOCUMENT);
            var never = new CompletableFuture<Void>();
            try (var hanging = Fetching.resolving("127.0.0.1", host -> hanging(host, never))) {
                var begin = System.nanoTime();
                assertFails(hanging.single("http://hangs.example/"))
                        .isEqualTo("hangs.example could not be resolved in time: its name servers do not answer");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);

                assertThat(text(hanging.single(web.url("/spec")))).isEqualTo(DOCUMENT);
            } finally {
                never.complete(null);
            }
        }

        private static InetAddress[] hanging(String host, CompletableFuture<Void> never) throws UnknownHostException {
            if (host.equals("hangs.example")) {
                never.join();
            }
            return InetAddress.getAllByName(host);
        }

        private void assertLate(RawServer.Script script) throws IOException {
            try (var server = RawServer.doing(script)) {
                var begin = System.nanoTime();

                assertFails(server.url()).contains("nothing complete came within PT2S");

                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(TIMEOUT, SOON);
            }
        }
    }

    @Nested
    class Size {

        @Test
        void an_endless_body_is_left_at_the_limit() throws IOException {
            var block = "#".repeat(1000).getBytes(UTF_8);
            try (var server = RawServer.doing((self, out) -> {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                while (self.pass(0)) {
                    out.write(block);
                }
            })) {
                assertFails(server.url()).contains("more than 200000 bytes came");
            }
        }

        @Test
        void an_endless_chunked_body_is_left_at_the_limit() throws IOException {
            var chunk = ("3e8\r\n" + "#".repeat(1000) + "\r\n").getBytes(UTF_8);
            try (var server = RawServer.doing((self, out) -> {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
                while (self.pass(0)) {
                    out.write(chunk);
                }
            })) {
                assertFails(server.url()).contains("more than 200000 bytes came");
            }
        }

        @Test
        void an_announced_length_over_the_limit_is_not_even_read() throws IOException {
            try (var server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n#")) {
                assertFails(server.url()).contains("more than 200000 bytes came");
            }
        }

        @Test
        void a_small_body_that_inflates_is_left_at_the_limit() throws IOException {
            var bomb = gzip("#".repeat(50_000_000));
            web.at("/bomb", asked -> Reply.of(bomb).with("Content-Encoding", "gzip"));

            assertFails(web.url("/bomb")).contains("more than 200000 bytes came");
        }

        @Test
        void endless_headers_are_refused() throws IOException {
            try (var server = RawServer.doing((self, out) -> {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
                while (self.pass(0)) {
                    out.write("X-More: of the same\r\n".getBytes(ISO_8859_1));
                }
            })) {
                assertFails(server.url()).isNotBlank();
            }
        }

        @Test
        void a_document_larger_than_a_registered_one_may_be_is_refused() {
            web.at("/large", DOCUMENT + "#".repeat(160_000));

            assertFails(web.url("/large")).contains("more than 150000 bytes");
        }
    }

    @Nested
    class Framing {

        @Test
        void less_than_was_announced_is_no_document() throws IOException {
            var half = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + DOCUMENT;
            try (var server = RawServer.saying(half)) {
                assertFails(server.url()).contains("before the length it had announced");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"})
        void what_is_not_http_is_refused(String answer) throws IOException {
            try (var server = RawServer.saying(answer)) {
                assertFails(server.url()).startsWith("http://127.0.0.1");
            }
        }

        @Test
        void a_damaged_compressed_body_is_refused() throws IOException {
            var damaged = Arrays.copyOf(gzip(DOCUMENT), 60);
            web.at("/half", asked -> Reply.of(damaged).with("Content-Encoding", "gzip"));

            assertFails(web.url("/half")).startsWith("http://127.0.0.1");
        }

        @Test
        void nobody_listening_is_said_so() {
            var url = web.url("/");
            web.close();

            assertFails(url).contains("does not take connections");
        }
    }

    @Nested
    class Redirects {

        @Test
        void are_followed_to_the_document() {
            web.at("/a", asked -> Reply.to("b?x=1"))
                    .at("/b", asked -> Reply.to(web.url("/c")))
                    .at("/c", DOCUMENT);

            assertThat(text(fetching.single(web.url("/a")))).isEqualTo(DOCUMENT);
        }

        @Test
        void that_lead_in_a_circle_end() {
            web.at("/a", asked -> Reply.to("/b")).at("/b", asked -> Reply.to("/a"));

            assertFails(web.url("/a")).contains("more than 3 redirects");
            assertThat(web.asked()).hasSize(4);
        }

        @ParameterizedTest
        @CsvSource({
            "http://169.254.169.254/latest/meta-data, 169.254.169.254 is at an address that is not public",
            "http://127.0.0.2:1/, 127.0.0.2 is at an address that is not public",
            "http://[::1]/, is at an address that is not public",
            "http://[::ffff:10.0.0.1]/, is at an address that is not public",
            "http://0x7f.1/, address without a host",
            "http://2130706434/, is at an address that is not public",
            "http://localhost/, localhost is at an address that is not public",
            "file:///etc/passwd, only http and https are fetched",
            "ftp://127.0.0.1/a, only http and https are fetched",
            "http://user:secret@127.0.0.1/, credentials inside",
            "http:///nowhere, address without a host",
            "'http://a b/', not an address"
        })
        void to_where_nothing_may_be_fetched_from_are_not_followed(String location, String why) {
            web.at("/a", asked -> Reply.to(location));
            try (var strict = Fetching.resolving("127.0.0.1/32", HostileServerTest::resolve)) {
                assertFails(strict.single(web.url("/a"))).contains(why).doesNotContain("secret");
            }
        }

        @Test
        void without_a_location_fail() {
            web.at("/a", asked -> Reply.of(302, ""));

            assertFails(web.url("/a")).contains("answered 302 and not where to go");
        }
    }

    /** Numbers as browsers and most resolvers read them, whatever this machine's does. */
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "0x7f.1" -> InetAddress.getAllByName("127.0.0.3");
            case "localhost" -> InetAddress.getAllByName("127.0.0.4");
            default -> InetAddress.getAllByName(host);
        };
    }

    @Nested
    class NamesThatChange {

        @Test
        void the_address_that_was_checked_is_the_one_that_is_called() throws Exception {
            web.at("/spec", DOCUMENT);
            var asked = new AtomicInteger();
            try (var rebinding = Fetching.resolving(
                    "127.0.0.1",
                    host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"))) {
                var url = "http://rebinding.example:" + web.port() + "/spec";

                assertThat(text(rebinding.single(url))).isEqualTo(DOCUMENT);
                assertThat(asked).hasValue(1);
                assertFails(rebinding.single(url)).contains("not public");
            }
            assertThat(web.asked()).hasSize(1);
            assertThat(web.last().header("Host")).isEqualTo("rebinding.example:" + web.port());
        }

        @Test
        void a_redirect_to_the_same_name_is_checked_again() {
            web.at("/a", asked -> Reply.to("/b")).at("/b", DOCUMENT);
            var asked = new AtomicInteger();
            try (var rebinding = Fetching.resolving(
                    "127.0.0.1",
                    host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"))) {
                assertFails(rebinding.single("http://rebinding.example:" + web.port() + "/a"))
                        .contains("rebinding.example is at an address that is not public");
            }
            assertThat(web.asked()).hasSize(1);
        }

        @Test
        void one_private_address_among_public_ones_spoils_the_name() {
            try (var mixed = Fetching.resolving("", host ->
                    new InetAddress[] {InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1")})) {
                assertFails(mixed.single("http://mixed.example/"))
                        .contains("mixed.example is at an address")
                        .doesNotContain("10.0.0.1");
            }
        }
    }

    @Nested
    class Statuses {

        @ParameterizedTest
        @ValueSource(ints = {204, 206, 400, 401, 403, 404, 410, 418, 429, 500, 502, 503})
        void that_bring_no_copy_fail_with_that_status(int status) {
            web.at("/spec", asked -> Reply.of(status, status == 204 ? "" : DOCUMENT));

            var fetched = fetching.single(web.url("/spec"));

            assertFails(fetched).contains("answered " + status);
            assertThat(fetched.httpStatus()).isEqualTo(status);
        }

        @ParameterizedTest
        @CsvSource({"429, 120, PT2M", "503, 0, PT0S", "503, soon, ", "500, -5, ", "429, 99999999999, "})
        void retry_after_is_taken_where_it_makes_sense(int status, String header, Duration wait) {
            web.at("/spec", asked -> Reply.of(status, "later").with("Retry-After", header));

            assertThat(((Fetched.Nothing) fetching.single(web.url("/spec"))).retryAfter())
                    .isEqualTo(wait);
        }

        @Test
        void a_304_without_a_copy_fails() {
            web.at("/spec", asked -> Reply.of(304, ""));

            assertFails(web.url("/spec")).contains("304 although it was not asked to compare");
        }

        @Test
        void a_304_with_a_copy_says_that_it_is_good() {
            web.at(
                    "/spec",
                    asked -> asked.header("If-None-Match").equals("\"v1\"")
                            ? Reply.of(304, "")
                            : Reply.of(DOCUMENT)
                                    .with("ETag", "\"v1\"")
                                    .with("Last-Modified", "Sat, 31 Jan 2026 12:00:00 GMT"));
            var source = new FetchSource(web.url("/spec"), null, FetchMode.SINGLE, null);
            var first = (Fetched.Document) fetching.fetch(source);

            var second = fetching.fetch(source, first.validators());

            assertThat(first.validators()).isEqualTo(new Validators("\"v1\"", "Sat, 31 Jan 2026 12:00:00 GMT"));
            assertThat(second).isEqualTo(new Fetched.Same(304, 0));
            assertThat(web.last().header("If-Modified-Since")).isEqualTo("Sat, 31 Jan 2026 12:00:00 GMT");
        }
    }

    @Nested
    class Documents {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html><body>Please log in</body></html>",
                    "asyncapi: 1.2.0",
                    "[1, 2]",
                    "a: 'open",
                    "\u0000"
                })
        void that_are_not_valid_are_refused(String body) {
            web.at("/spec", asked -> Reply.of(body));

            assertFails(web.url("/spec"))
                    .startsWith("not a valid AsyncAPI document: ")
                    .doesNotContain("\u0000");
        }

        @Test
        void in_another_character_set_are_read_in_it() {
            var german = DOCUMENT.replace("Orders", "Aufträge");
            web.at(
                    "/spec",
                    asked -> Reply.of(german.getBytes(ISO_8859_1))
                            .with("Content-Type", "text/yaml; charset=ISO-8859-1"));

            assertThat(text(fetching.single(web.url("/spec")))).isEqualTo(german);
        }

        @Test
        void with_a_byte_order_mark_are_read_without_it() {
            web.at("/spec", asked -> Reply.of(("\uFEFF" + DOCUMENT).getBytes(StandardCharsets.UTF_16LE)));

            assertThat(text(fetching.single(web.url("/spec")))).isEqualTo(DOCUMENT);
        }

        @ParameterizedTest
        @CsvSource({
            "text/yaml; charset=utf-8, is not text in UTF-8",
            "application/octet-stream, is not text in UTF-8",
            "text/yaml; charset=utf-42, character set that is not known: utf-42"
        })
        void in_the_wrong_character_set_are_refused(String type, String why) {
            var german = DOCUMENT.replace("Orders", "Aufträge").getBytes(ISO_8859_1);
            web.at("/spec", asked -> Reply.of(german).with("Content-Type", type));

            assertFails(web.url("/spec")).contains(why);
        }

        @Test
        void that_are_compressed_are_read() throws IOException {
            var compressed = gzip(DOCUMENT);
            web.at("/spec", asked -> Reply.of(compressed).with("Content-Encoding", "gzip"));

            assertThat(text(fetching.single(web.url("/spec")))).isEqualTo(DOCUMENT);
        }

        @Test
        void that_are_sloppy_are_taken_and_what_is_off_is_told() {
            web.at("/spec", DOCUMENT + "nonsense: 1\n");

            var spec = ((Fetched.Document) fetching.single(web.url("/spec"))).spec();

            assertThat(spec.findings().warnings())
                    .extracting(SpecWarning::pointer)
                    .containsExactly("/nonsense");
        }

        @Test
        void tell_their_title_and_format() {
            web.at("/spec", DOCUMENT);

            var spec = ((Fetched.Document) fetching.single(web.url("/spec"))).spec();

            assertThat(spec.title()).isEqualTo("Orders");
            assertThat(spec.format()).hasToString("YAML");
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
