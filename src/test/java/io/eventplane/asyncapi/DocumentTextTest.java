package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.notation.DocumentWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How YAML and JSON become a tree, and how a tree becomes text again. */
class DocumentTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            true          | true
            True          | true
            yes           | "yes"
            on            | "on"
            null          | null
            ~             | null
            ``            | null
            12            | 12
            +12           | 12
            0o17          | 15
            017           | 17
            0xff          | 255
            1_000         | "1_000"
            12:30         | "12:30"
            2020-01-02    | "2020-01-02"
            1.50          | 1.50
            1e3           | 1E+3
            .5            | 0.5
            .inf          | ".inf"
            -.Inf         | "-.Inf"
            .nan          | ".nan"
            '12'          | "12"
            "true"        | "true"
            !!str 12      | "12"
            !!int '12'    | 12
            !custom 12    | "12"
            !!binary aGk= | "aGk="
            =             | "="
            9223372036854775808 | 9223372036854775808
            0.1234567890123456789012345 | 0.1234567890123456789012345
            """)
    void a_yaml_scalar_is_what_the_core_schema_of_yaml_1_2_says(String yaml, String json) {
        JsonNode value =
                DocumentText.read("v: " + yaml, DocumentFormat.YAML).root().path("v");

        assertThat(value.toString()).isEqualTo(json);
    }

    @Test
    void keys_that_are_not_text_become_what_is_written() {
        JsonNode root = DocumentText.read("{1: a, true: b, null: c, 1.0: d, \"\": e}", DocumentFormat.YAML)
                .root();

        assertThat(root.propertyNames()).containsExactly("1", "true", "null", "1.0", "");
    }

    @Test
    void an_alias_stands_for_its_anchors_content() {
        JsonNode root =
                DocumentText.read("a: &x {k: [1]}\nb: *x\nc: &y 2\nd: *y", null).root();

        assertThat(root.path("b")).isEqualTo(Documents.json("{\"k\": [1]}"));
        assertThat(root.path("d").intValue()).isEqualTo(2);
    }

    @Test
    void the_merge_key_fills_in_what_is_not_there() {
        JsonNode root = DocumentText.read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 0}", null)
                .root();

        assertThat(root.path("c")).isEqualTo(Documents.json("{\"x\": 0, \"y\": 1, \"z\": 2}"));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_not_matter() {
        String text = "\uFEFF" + Documents.text("v2/simple.yml").replace("\n", "\r\n");

        assertThat(AsyncApiDocument.parse(text).match("user/signedup")).isPresent();
        assertThat(AsyncApiDocument.parse(
                                "\uFEFF{\r\n\"asyncapi\": \"3.0.0\", \"info\": {\"title\": \"t\", \"version\": \"1\"}}")
                        .format())
                .isEqualTo(DocumentFormat.JSON);
    }

    @Test
    void a_document_that_begins_with_a_brace_may_still_be_yaml() {
        String text = "{asyncapi: 3.0.0, info: {title: t, version: '1'}}";

        assertThat(AsyncApiDocument.parse(text).format()).isEqualTo(DocumentFormat.YAML);
        assertThat(AsyncApiDocument.parse(text, DocumentFormat.YAML).title()).isEqualTo("t");
    }

    @Test
    void json_declared_as_yaml_is_read_as_yaml() {
        String text = "{\"asyncapi\": \"3.0.0\", \"info\": {\"title\": \"t\\u00fc\", \"version\": \"1\"}}";

        assertThat(AsyncApiDocument.parse(text, DocumentFormat.YAML).title()).isEqualTo("tü");
    }

    @Test
    void a_version_written_as_a_number_keeps_its_digits() {
        String text = "asyncapi: 3.0.0\ninfo: {title: t, version: 1.10}";

        assertThat(AsyncApiDocument.parse(text).apiVersion()).isEqualTo("1.10");
    }

    @ParameterizedTest
    @CsvSource({"YAML", "JSON"})
    void what_is_written_is_read_as_the_same_tree(DocumentFormat format) {
        ObjectNode tree = DocumentText.read("""
                {"on": ["on", "off", "yes", "n", "1_000", "12:30", "2020-01-02", "1.0", "0o7", "null", "~", "", " ", "<<", "=", "#"],
                 "text": ["a: b", "- a", "line\\nline\\n", "trailing ", "\\ttab", "emoji 🌃", "\\u0000\\u0007", "\\uFEFF", "'\\"", "%%", "@", "`", "${x}"],
                 "values": [1, -1.5, 1e300, true, false, null, {}, [], [[]], 12345678901234567890],
                 "": 1, "a b": {"{p}/x": 2}, "%s": 3}
                """.formatted("k".repeat(1_000)), DocumentFormat.JSON)
                .root();

        String written = DocumentWriter.write(new DocumentText(format, tree));

        assertThat(DocumentText.read(written, format).root()).isEqualTo(tree);
    }

    @Test
    void words_that_older_yaml_takes_for_something_else_are_quoted() {
        JsonNode tree = Documents.json("{\"a\": [\"on\", \"no\", \"2020-01-02\", \"12:30\", true, 5]}");

        assertThat(DocumentWriter.write(new DocumentText(DocumentFormat.YAML, (ObjectNode) tree)))
                .contains("'on'", "'no'", "'2020-01-02'", "'12:30'", "- true", "- 5");
    }
}
