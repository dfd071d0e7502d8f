package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.payload.HeaderSchema;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: integer, minimum: 3}    | 3       | ",
                "{type: integer, minimum: 3}    | 2       | minimum",
                "{type: integer}                | 3.5     | type",
                "{type: integer}                | three   | type",
                "{type: integer}                | 0x10    | type",
                "{type: integer}                | 007     | type",
                "{type: integer, minimum: 1}    | 123456789012345678901234567890 | ",
                "{type: number, multipleOf: 0.1} | 0.3    | ",
                "{type: number}                 | 1e3     | ",
                "{type: number}                 | 1e99999999 | limit",
                "{type: number}                 | NaN     | type",
                "{type: boolean}                | true    | ",
                "{type: boolean}                | yes     | type",
                "{type: string}                 | 7       | ",
                "{type: [string, integer]}      | 7       | ",
                "{type: [integer, 'null']}      | 7       | ",
                "{enum: ['7']}                  | 7       | ",
                "{$ref: '#/components/schemas/small'} | 7 | ",
                "{$ref: '#/components/schemas/small'} | 8 | maximum",
                "{type: string, format: uuid}   | 7       | format"
            })
    void a_text_is_held_against_what_it_stands_for(String schema, String value, String rule) {
        var headers = only(version2("{properties: {h: " + schema + "}}"));

        assertThat(violations(headers, Map.of("h", value))).isEqualTo(rule == null ? List.of() : List.of("h " + rule));
    }

    @Test
    void names_are_compared_in_any_case_and_a_missing_one_is_told_by_its_name() {
        var headers =
                only(version2("{type: object, required: [Trace-Id, Tenant], properties: {Trace-Id: {}, Tenant: {}}}"));

        assertThat(violations(headers, Map.of("trace-id", "1"))).containsExactly("Tenant required");
        assertThat(declared(headers, Map.of("trace-id", "1", "other", "2")))
                .containsExactly(Map.entry("Trace-Id", "1"));
    }

    @Test
    void what_is_not_declared_is_no_header() {
        var headers = only(version2("{properties: {a: {}}, additionalProperties: false, maxProperties: 1}"));

        assertThat(violations(headers, Map.of("a", "1", "user-agent", "curl"))).isEmpty();
    }

    @Test
    void headers_are_declared_in_parts_of_the_schema_as_well() {
        var headers = only(version2(
                "{allOf: [{properties: {a: {type: integer}}}, {$ref: '#/components/schemas/more'}], required: [b]}"));

        assertThat(violations(headers, Map.of("a", "x", "b", "1"))).containsExactly("a type");
    }

    @Test
    void traits_add_their_headers() {
        var two = only(
                Documents.version2(
                        "{c: {subscribe: {message: {headers: {properties: {a: {type: integer}, b: {type: integer}}},"
                                + " traits: [{headers: {type: object, required: [t], properties: {b: {type: boolean}, t: {}}}}]}}}}"));
        var three = only(Documents.version3("""
                channels: {c: {messages: {m: {headers: {properties: {a: {type: integer}, b: {type: integer}}},
                  traits: [{headers: {type: object, required: [t], properties: {b: {type: boolean}, t: {}}}}]}}}}
                operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}
                """));

        assertThat(violations(two, Map.of("a", "x", "b", "true"))).containsExactlyInAnyOrder("a type", "t required");
        assertThat(violations(three, Map.of("a", "1", "b", "true", "t", "")))
                .as("in version 3 the message wins")
                .containsExactly("b type");
    }

    @Test
    void a_schema_that_refers_elsewhere_only_declares() {
        var headers = only(version2("{required: [b], properties: {a: {}, c: {$ref: 'https://example.com/h.json'}}}"));

        assertThat(violations(headers, Map.of())).isEmpty();
        assertThat(declared(headers, Map.of("a", "1"))).containsOnlyKeys("a");
    }

    @Test
    void a_message_without_headers_declares_none() {
        var document = Documents.withPayload("{}");

        assertThat(document.headerSchema(document.channels().get(0).messages().get(0)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{required: [b], properties: {a: {type: text}}}              | /properties/a/type | schema",
                "{required: [b], properties: {a: {}}, allOf: {}}              | /allOf             | schema",
                "{required: [b], properties: {a: {}}, allOf: [{$ref: '#/channels/c/subscribe/message/headers'}]} | '' | schema",
                "{required: [b], properties: {a: {$ref: '#/components/schemas/wrong'}}} | #/components/schemas/wrong/minimum | schema",
                "{required: [b], properties: {a: {}, c: {$ref: '#/nowhere'}}} | /properties/c/$ref | reference"
            })
    void what_is_no_schema_is_told_and_only_declares(String schema, String place, String rule) {
        String pointer = place.startsWith("#") ? place.substring(1) : "/channels/c/subscribe/message/headers" + place;
        CheckedDocument checked = CheckedDocument.of(text(schema), null);
        var headers = only(checked.document());

        assertThat(Stream.concat(checked.warnings().stream(), checked.unresolved().stream()))
                .anySatisfy(found ->
                        assertThat(found.pointer() + " " + found.rule()).isEqualTo(pointer + " " + rule));
        assertThat(violations(headers, Map.of())).isEmpty();
        assertThat(declared(headers, Map.of("a", "1"))).containsOnlyKeys("a");
    }

    @Test
    void a_layer_that_is_nowhere_leaves_the_others_unvalidated() {
        var headers = only(Documents.version2("{c: {subscribe: {message: {headers: {$ref: '#/nowhere'},"
                + " traits: [{headers: {required: [t], properties: {t: {}}}}]}}}}"));

        assertThat(violations(headers, Map.of())).isEmpty();
        assertThat(declared(headers, Map.of("t", "1"))).containsOnlyKeys("t");
    }

    @Test
    void wrong_headers_of_one_message_leave_those_of_another_and_the_payload_validated() {
        var document =
                Documents.version2("{c: {subscribe: {message: {headers: {type: text}, payload: {type: object}}}},"
                        + " d: {subscribe: {message: {headers: {required: [b], properties: {b: {}}}}}}}");
        var wrong = document.channels().get(0).onlyMessage().orElseThrow();
        var right = document.channels().get(1).onlyMessage().orElseThrow();

        assertThat(document.payloadSchema(wrong).orElseThrow().validate(Documents.json("[]")))
                .hasSize(1);
        assertThat(violations(document.headerSchema(right).orElseThrow(), Map.of()))
                .containsExactly("b required");
    }

    @Test
    void hostile_headers_are_limited() {
        var many = new StringBuilder("{properties: {");
        for (int i = 0; i <= 1000; i++) {
            many.append("h").append(i).append(": {}, ");
        }

        assertThatThrownBy(() -> version2(many + "}}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("1000 headers");
    }

    private static AsyncApiDocument version2(String headers) {
        return AsyncApiDocument.parse(text(headers));
    }

    private static String text(String headers) {
        return Documents.text2(
                "{c: {subscribe: {message: {headers: " + headers + "}}}}",
                "components: {schemas: {small: {type: integer, maximum: 7}, more: {properties: {b: {type: integer}}}, wrong: {minimum: many}}}");
    }

    private static HeaderSchema only(AsyncApiDocument document) {
        return document.headerSchema(document.channels().get(0).onlyMessage().orElseThrow())
                .orElseThrow();
    }

    private static List<String> violations(HeaderSchema schema, Map<String, String> headers) {
        return schema.validate(headers::get).stream()
                .map(violation -> (violation.pointer().isEmpty() ? "h" : violation.pointer()) + " " + violation.rule())
                .toList();
    }

    private static Map<String, String> declared(HeaderSchema schema, Map<String, String> headers) {
        Map<String, String> declared = new LinkedHashMap<>();
        schema.declared(headers::get, (name, value) -> declared.put(name, Objects.requireNonNull(value)));
        return declared;
    }
}
