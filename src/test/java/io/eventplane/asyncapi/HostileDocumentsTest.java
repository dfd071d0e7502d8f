package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are no usable AsyncAPI documents, and what they are told. */
class HostileDocumentsTest {

    static List<Arguments> texts() {
        return List.of(
                refused("an empty text", "", "", "type", "this is empty"),
                refused("blanks", " \n\t ", "", "syntax", "line"),
                refused("a comment", "# nothing", "", "type", "this is empty"),
                refused("plain words", "hello", "", "type", "this is text"),
                refused("a list", "- a", "", "type", "this is a list"),
                refused("a JSON list", "[1]", "", "type", "this is a list"),
                refused("a number", "42", "", "type", "this is a number"),
                refused("binary", "\u0000\u0001", "", "syntax", "special characters"),
                refused("XML", "<asyncapi/>", "", "type", "this is text"),
                refused("broken YAML", "a: [1\nb: 2", "", "syntax", "line 2, column 2"),
                refused("a value that is a key", "a: b: c", "", "syntax", "line 1, column 5"),
                refused("a YAML escape without digits", "a: \"\\x", "", "syntax", "an escape"),
                refused("broken JSON", "{\"a\": 1,\n \"b\": ]}", "", "syntax", "line 2, column 7"),
                refused("JSON and then more", "{\"asyncapi\": \"3.0.0\"} {}", "", "syntax", "line 1"),
                refused("two YAML documents", "a: 1\n---\nb: 2", "", "syntax", "more than one YAML document"),
                refused("a key twice in YAML", "a: {b: 1, b: 2}", "/a/b", "duplicate-key", "line 1, column 11"),
                refused("a key twice in JSON", "{\"a\": 1, \"a\": 2}", "", "duplicate-key", "line 1"),
                refused("a list as a key", "? [a]\n: b", "", "type", "a key must be text"),
                refused("an alias without anchor", "a: *b", "/a", "reference", "there is no anchor &b"),
                refused("an anchor that contains itself", "a: &b {c: *b}", "/a/c", "reference", "contains itself"),
                refused("a huge number in YAML", "a: 1e999999", "/a", "limit", "1000 digits"),
                refused("a huge number in JSON", "{\"a\": [1e999999]}", "/a/0", "limit", "1000 digits"),
                refused("no version", "info: {}", "", "required", "it has no field asyncapi"),
                refused("OpenAPI", "openapi: 3.0.0", "", "required", "this is an OpenAPI document"),
                refused("Swagger", "{\"swagger\": \"2.0\"}", "", "required", "this is an OpenAPI document"),
                refused(
                        "version 1",
                        "asyncapi: 1.2.0",
                        "/asyncapi",
                        "version",
                        "supported are 2.0 to 2.6, 3.0 and 3.1"),
                refused("version 2.7", "asyncapi: 2.7.0", "/asyncapi", "version", "2.7.0 is not supported"),
                refused("version 3.2", "asyncapi: 3.2.0", "/asyncapi", "version", "3.2.0 is not supported"),
                refused("version 4", "asyncapi: 4.0.0", "/asyncapi", "version", "4.0.0 is not supported"),
                refused("a number for a version", "asyncapi: 2.6", "/asyncapi", "version", "three numbers"),
                refused("an endless version", "asyncapi: 2." + "9".repeat(500) + ".0", "/asyncapi", "version", "three"),
                refused("no info", "asyncapi: 3.0.0", "/info", "required", "is missing"),
                refused("info that is text", "asyncapi: 3.0.0\ninfo: x", "/info", "type", "must be an object, is text"),
                refused("no title", "asyncapi: 3.0.0\ninfo: {version: '1'}", "/info/title", "required", "is missing"),
                refused(
                        "a title that is a list",
                        "asyncapi: 3.0.0\ninfo: {title: [], version: 1}",
                        "/info/title",
                        "type",
                        "is a list"),
                refused(
                        "no channels in version 2",
                        "asyncapi: 2.0.0\ninfo: {title: t, version: 1}",
                        "/channels",
                        "required",
                        "missing"),
                refused("channels that are a list", two("[a]"), "/channels", "type", "must be an object, is a list"),
                refused("channels that are text", two("a"), "/channels", "type", "must be an object"),
                refused("a channel that is text", two("{a: b}"), "/channels/a", "type", "must be an object, is text"),
                refused(
                        "an operation that is a list",
                        two("{a: {subscribe: []}}"),
                        "/channels/a/subscribe",
                        "type",
                        "is a list"),
                refused(
                        "a message that is a number",
                        two("{a: {subscribe: {message: 1}}}"),
                        "/channels/a/subscribe/message",
                        "type",
                        "is a number"),
                refused(
                        "oneOf that is an object",
                        two("{a: {subscribe: {message: {oneOf: {}}}}}"),
                        "/channels/a/subscribe/message/oneOf",
                        "type",
                        "must be a list"),
                refused(
                        "a dangling message",
                        two("{a/b: {subscribe: {message: {$ref: '#/m'}}}}"),
                        "/channels/a~1b/subscribe/message/$ref",
                        "reference",
                        "there is nothing at #/m"),
                refused(
                        "a reference to itself",
                        two("{a: {$ref: '#/channels/a'}}"),
                        "/channels/a/$ref",
                        "reference",
                        "leads back to itself"),
                refused(
                        "references in a circle",
                        two("{a: {$ref: '#/channels/b'}, b: {$ref: '#/channels/a'}}"),
                        "/channels/a/$ref",
                        "reference",
                        "leads back"),
                refused(
                        "a reference through itself",
                        two("{a: {$ref: '#/channels/a/b'}}"),
                        "/channels/a/$ref",
                        "reference",
                        "back to itself"),
                refused(
                        "a reference that is no text",
                        two("{a: {$ref: 1}}"),
                        "/channels/a/$ref",
                        "reference",
                        "a reference is text"),
                refused(
                        "an endless reference",
                        two("{a: {$ref: '#/" + "a/".repeat(5_000) + "'}}"),
                        "/channels/a/$ref",
                        "reference",
                        "at most 8192"),
                refused(
                        "messages within themselves",
                        two("{a: {subscribe: {message: &m {oneOf: [{$ref: '#/channels/a/subscribe/message'}]}}}}"),
                        "/channels/a/subscribe/message",
                        "limit",
                        "nested more than three deep"),
                refused(
                        "a trait that is text",
                        two("{a: {subscribe: {message: {traits: [x]}}}}"),
                        "/channels/a/subscribe/message/traits/0",
                        "type",
                        "is text"),
                refused(
                        "a name that is a number",
                        two("{a: {subscribe: {message: {name: 1}}}}"),
                        "/channels/a/subscribe/message/name",
                        "type",
                        "must be text"),
                refused(
                        "an operation without action",
                        three("channels: {c: {}}\noperations: {o: {channel: {$ref: '#/channels/c'}}}"),
                        "/operations/o/action",
                        "required",
                        "missing"),
                refused(
                        "an unknown action",
                        three("channels: {c: {}}\noperations: {o: {action: publish, channel: {$ref: '#/channels/c'}}}"),
                        "/operations/o/action",
                        "value",
                        "send or receive"),
                refused(
                        "an operation without channel",
                        three("operations: {o: {action: send}}"),
                        "/operations/o/channel",
                        "required",
                        "missing"),
                refused(
                        "an operation on no channel",
                        three("operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}"),
                        "/operations/o/channel/$ref",
                        "reference",
                        "nothing at #/channels/c"),
                refused(
                        "an address that is a list",
                        three("channels: {c: {address: []}}"),
                        "/channels/c/address",
                        "type",
                        "must be text"),
                refused(
                        "an endless address",
                        three("channels: {c: {address: " + "a/".repeat(5_000) + "}}"),
                        "/channels/c/address",
                        "limit",
                        "1024"),
                refused(
                        "an endless key",
                        two("{" + "a".repeat(2_000) + ": {}}"),
                        "/channels",
                        "limit",
                        "1024 characters"),
                refused(
                        "a default content type that is a number",
                        two("{}") + "defaultContentType: 1",
                        "/defaultContentType",
                        "type",
                        "must be text"));
    }

    static List<Arguments> schemas() {
        return List.of(
                refused("an unknown type", "{type: strng}", "/type", "schema", "enum"),
                refused("a type that is a number", "{type: 5}", "/type", "schema", ""),
                refused("a schema that is text", "string", "", "schema", "type"),
                refused(
                        "a broken pattern",
                        "{properties: {a: {pattern: '('}}}",
                        "/properties/a/pattern",
                        "schema",
                        "format"),
                refused(
                        "a deep pattern",
                        "{pattern: '" + "(".repeat(50_000) + ")".repeat(50_000) + "'}",
                        "/pattern",
                        "schema",
                        "format"),
                refused(
                        "a broken pattern of properties",
                        "{patternProperties: {'[': {}}}",
                        "/patternProperties",
                        "schema",
                        ""),
                refused("required that is true", "{required: true}", "/required", "schema", "type"),
                refused("a negative length", "{maxLength: -1}", "/maxLength", "schema", "minimum"),
                refused("an empty enum", "{enum: []}", "/enum", "schema", ""),
                refused("properties that are a list", "{properties: [a]}", "/properties", "schema", "type"),
                refused("an empty allOf", "{allOf: []}", "/allOf", "schema", "minItems"),
                refused("multiples of nothing", "{multipleOf: 0}", "/multipleOf", "schema", "exclusiveMinimum"),
                refused(
                        "a dangling reference",
                        "{items: {$ref: '#/components/schemas/x'}}",
                        "/items/$ref",
                        "reference",
                        "there is nothing"),
                refused(
                        "a reference in a circle",
                        "{$ref: '#/channels/c/subscribe/message/payload'}",
                        "/$ref",
                        "reference",
                        "back to itself"),
                refused(
                        "a schema that applies itself",
                        "{allOf: [{$ref: '#/channels/c/subscribe/message/payload'}]}",
                        "",
                        "schema",
                        "without end"),
                refused(
                        "a schema that denies itself",
                        "{not: {$ref: '#/channels/c/subscribe/message/payload'}}",
                        "",
                        "schema",
                        "without end"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_that_is_no_document_is_refused(String name, String text, String pointer, String rule, String message) {
        assertThat(violations(text)).anySatisfy(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.message()).contains(message);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void a_payload_schema_that_is_none_is_refused(
            String name, String schema, String pointer, String rule, String message) {
        String text = two("{c: {subscribe: {message: {payload: " + schema + "}}}}");

        assertThat(violations(text)).anySatisfy(violation -> {
            assertThat(violation.pointer()).isEqualTo("/channels/c/subscribe/message/payload" + pointer);
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.message()).contains(message);
        });
    }

    @Test
    void all_mistakes_are_told_at_once() {
        String text = """
                asyncapi: 3.0.0
                info: {title: 1}
                channels: {c: {address: []}, d: {messages: {m: {$ref: '#/none'}}}}
                operations: {o: {action: x}}
                """;

        assertThat(violations(text))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/info/title",
                        "/channels/c/address",
                        "/channels/d/messages/m/$ref",
                        "/operations/o/action",
                        "/operations/o/channel");
    }

    @Test
    void a_hundred_mistakes_are_enough() {
        assertThat(violations(two("{" + "a,".repeat(1) + manyBrokenChannels() + "}")))
                .hasSize(100);
    }

    @Test
    void a_schema_of_a_channel_that_is_not_publishable_is_not_looked_at() {
        AsyncApiDocument document = Documents.version2("{c: {publish: {message: {payload: {type: strng}}}}}");

        assertThat(document.channels()).hasSize(1);
    }

    @Test
    void the_exception_says_what_is_wrong() {
        InvalidDocumentException exception =
                catchThrowableOfType(InvalidDocumentException.class, () -> AsyncApiDocument.parse("asyncapi: 9.9.9"));

        assertThat(exception).hasMessageStartingWith("/asyncapi: version: AsyncAPI 9.9.9 is not supported");
    }

    private static String manyBrokenChannels() {
        StringBuilder channels = new StringBuilder();
        for (int number = 0; number < 500; number++) {
            channels.append('c').append(number).append(": 1, ");
        }
        return channels.toString();
    }

    private static List<Violation> violations(String text) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> AsyncApiDocument.parse(text))
                .violations();
    }

    private static Arguments refused(String name, String text, String pointer, String rule, String message) {
        return Arguments.of(name, text, pointer, rule, message);
    }

    private static String two(String channels) {
        return Documents.text2(channels);
    }

    private static String three(String body) {
        return Documents.text3(body);
    }
}
