package io.eventplane.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One channel with 66 messages that a constant field tells apart. */
class ManyMessagesTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Gateway gateway = Gateway.with("d", document());

    @ParameterizedTest
    @CsvSource({"0", "17", "65"})
    void the_data_tells_the_message(int number) {
        var answer = gateway.send("/d/all", JSON, "{\"kind\": \"k%d\"}".formatted(number));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(gateway.bus.published)
                .singleElement()
                .satisfies(event -> assertThat(event.properties()).containsEntry("eventplane_message", "m" + number));
    }

    @Test
    void a_type_that_names_no_message_leaves_it_to_the_data() {
        var headers = Map.of(
                "Content-Type", "application/json",
                "ce-specversion", "1.0",
                "ce-id", "1",
                "ce-source", "/s",
                "ce-type", "com.example.all");

        assertThat(gateway.send("/d/all", headers, "{\"kind\": \"k3\"}").status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"'{\"kind\": \"other\"}', 400", "'{}', 400", "'{', 400"})
    void data_that_fits_none_is_refused(String body, int status) {
        assertThat(gateway.send("/d/all", JSON, body).status()).isBetween(status, 422);
        assertThat(gateway.bus.published).isEmpty();
    }

    @Test
    void data_that_fits_several_is_refused() {
        Gateway open = Gateway.with("d", """
                asyncapi: 3.0.0
                info: {title: t, version: '1'}
                channels: {c: {messages: {a: {payload: {type: object}}, b: {}}}}
                operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}
                """);

        assertThat(open.send("/d/c", JSON, "{}").status()).isEqualTo(400);
    }

    /** 3.x allows it: their events can be told apart by what they hold only. */
    @ParameterizedTest
    @CsvSource({"k1, one", "k2, two"})
    void data_tells_the_message_among_two_channels_with_one_address(String kind, String message) {
        Gateway shared = Gateway.with("d", """
                asyncapi: 3.0.0
                info: {title: t, version: '1'}
                channels:
                  a: {address: lamps, messages: {one: {payload: {required: [kind], properties: {kind: {const: k1}}}}}}
                  b: {address: /lamps, messages: {two: {payload: {required: [kind], properties: {kind: {const: k2}}}}}}
                operations:
                  o: {action: send, channel: {$ref: '#/channels/a'}}
                  p: {action: send, channel: {$ref: '#/channels/b'}}
                """);

        assertThat(shared.send("/d/lamps", JSON, "{\"kind\": \"%s\"}".formatted(kind))
                        .status())
                .isEqualTo(202);
        assertThat(shared.bus.published)
                .singleElement()
                .satisfies(event -> assertThat(event.properties()).containsEntry("eventplane_message", message));
        assertThat(shared.send("/d/lamps", JSON, "{\"kind\": \"k3\"}").status()).isBetween(400, 422);
    }

    private static String document() {
        var text = new StringBuilder("""
                asyncapi: 3.0.0
                info: {title: t, version: '1'}
                operations: {o: {action: send, channel: {$ref: '#/channels/all'}}}
                channels:
                  all:
                    messages:
                """);
        for (int number = 0; number < 66; number++) {
            text.append("      m%d: {payload: {required: [kind], properties: {kind: {const: k%d}}}}%n"
                    .formatted(number, number));
        }
        return text.toString();
    }
}
