package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.eventplane.asyncapi.channel.ChannelMatch;
import io.eventplane.asyncapi.channel.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which channel an event URL or a topic names. */
class ChannelMatchTest {

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource(delimiter = '|', nullValues = "no", textBlock = """
            user/signedup              | user/signedup             | {}
            user/signedup              | /user/signedup            | {}
            /user/signedup             | user/signedup             | {}
            user/signedup              | user/signedup/            | no
            user/signedup              | user/signed               | no
            user/signedup              | User/signedup             | no
            /                          | ''                        | {}
            /                          | /                         | {}
            rooms/{room}/{kind}        | rooms/7/events            | {room=7, kind=events}
            rooms/{room}/{kind}        | rooms/7                   | no
            rooms/{room}/{kind}        | rooms/7/events/9          | no
            rooms/{room}/{kind}        | rooms//events             | no
            rooms/{room}/{kind}        | rooms/a.b/c d             | {room=a.b, kind=c d}
            {queue}                    | amq.gen-1                 | {queue=amq.gen-1}
            {queue}                    | a/b                       | no
            {queue}                    | ''                        | no
            a.{id}.c                   | a.1.c                     | {id=1}
            a.{id}.c                   | a.1.2.c                   | no
            a.{id}.c                   | a.1/2.c                   | no
            a.{id}.c                   | a..c                      | no
            /a.{id}.c                  | a.1.c                     | {id=1}
            v1.0/{id}                  | v1.0/a.b                  | {id=a.b}
            {host}_{port}_connected    | h_80_connected            | {host=h, port=80}
            {host}_{port}_connected    | h_8_0_connected           | {host=h, port=8_0}
            {host}_{port}_connected    | h_connected               | no
            {host}_{port}_connected    | _80_connected             | no
            {host}_{port}_connected    | h_80_connected_           | no
            pre{x}post                 | prepost                   | no
            pre{x}post                 | prepostpost               | {x=post}
            {a}{b}                     | xyz                       | {a=x, b=yz}
            {a}{b}                     | x                         | no
            {a}b{c}                    | bb                        | no
            {a}b{c}                    | bbb                       | {a=b, c=b}
            {id}/{id}                  | 1/1                       | {id=1}
            {id}/{id}                  | 1/2                       | no
            https://example.com/b/{id} | https://example.com/b/1   | {id=1}
            .*                         | anything                  | no
            .*                         | .*                        | {}
            a{id                       | a{id                      | {}
            a{}b                       | a{}b                      | {}
            [a-z]+/{id}                | x/1                       | no
            [a-z]+/{id}                | [a-z]+/1                  | {id=1}
            \\Q{x}\\E                  | \\Qa\\E                   | {x=a}
            übung/{straße}             | übung/☃                   | {straße=☃}
            """)
    void an_address_matches_a_path(String address, String path, @Nullable String parameters) {
        AsyncApiDocument document = publishing(address);

        assertThat(document.match(path)
                        .map(match -> match.parameters().toString())
                        .orElse(null))
                .isEqualTo(parameters);
    }

    @Test
    void a_literal_address_wins_over_one_with_parameters() {
        AsyncApiDocument document = publishing("users/{id}", "users/me");

        assertThat(matched(document, "users/me")).isEqualTo("users/me");
        assertThat(matched(document, "users/you")).isEqualTo("users/{id}");
    }

    @Test
    void the_address_that_is_literal_further_to_the_left_wins() {
        AsyncApiDocument document = publishing("{a}/{b}/c", "{a}/b/{c}", "x{a}/{b}/{c}", "a/{b}/{c}");

        assertThat(matched(document, "a/b/c")).isEqualTo("a/{b}/{c}");
        assertThat(matched(document, "z/b/c")).isEqualTo("{a}/b/{c}");
        assertThat(matched(document, "xy/b/c")).isEqualTo("x{a}/{b}/{c}");
        assertThat(matched(document, "z/y/c")).isEqualTo("{a}/{b}/c");
    }

    @Test
    void of_two_equally_specific_addresses_the_first_of_the_document_wins() {
        assertThat(matched(publishing("a/{x}", "a/{y}"), "a/1")).isEqualTo("a/{x}");
    }

    @Test
    void a_channel_that_is_not_publishable_is_not_found() {
        AsyncApiDocument document = Documents.version2("{a: {publish: {}}, b: {}, '{any}': {subscribe: {}}}");

        assertThat(matched(document, "a")).isEqualTo("{any}");
    }

    @Test
    void channels_that_share_an_address_are_found_as_one_with_all_their_messages() {
        ChannelMatch match = Documents.real("v3/kraken-websocket-request-reply-multiple-channels-asyncapi.yml")
                .match("/")
                .orElseThrow();

        assertThat(match.channel().name()).isEqualTo("heartbeat");
        assertThat(match.channel().messages()).extracting(Message::name).containsExactly("heartbeat", "systemStatus");
    }

    @Test
    void ten_thousand_channels_are_searched_in_no_time() {
        Stream<String> addresses = IntStream.range(0, 9_999).mapToObj(number -> "a/{b}/c" + number + "/{d}");
        AsyncApiDocument document = publishing(addresses.toArray(String[]::new));

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> IntStream.range(0, 1_000)
                        .forEach(
                                any -> assertThat(document.match("a/b/c9998/d")).isPresent()));
    }

    @Test
    void a_long_path_against_many_parameters_in_one_segment_takes_no_time() {
        String address =
                IntStream.range(0, 120).mapToObj(number -> "{p" + number + "}a").collect(Collectors.joining());
        AsyncApiDocument document = publishing(address + "b");

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(document.match("a".repeat(100_000))).isEmpty());
    }

    @Test
    void the_parameters_of_a_match_cannot_be_changed() {
        Map<String, String> parameters =
                publishing("{a}").match("x").orElseThrow().parameters();

        assertThat(parameters).isUnmodifiable();
    }

    private static String matched(AsyncApiDocument document, String path) {
        return document.match(path).orElseThrow().channel().address();
    }

    private static AsyncApiDocument publishing(String... addresses) {
        String channels = List.of(addresses).stream()
                .map(address -> "'" + address + "': {subscribe: {}}")
                .collect(Collectors.joining(", ", "{", "}"));
        return Documents.version2(channels);
    }
}
