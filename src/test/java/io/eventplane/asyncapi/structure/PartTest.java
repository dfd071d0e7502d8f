package io.eventplane.asyncapi.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where in a document a reference is one. */
class PartTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a schema                | {'payload': {'$ref': 'A'}}                                   | A",
                "data                    | {'payload': {'enum': [{'$ref': 'A'}], 'const': {'$ref': 'B'}, 'default': {'a': {'$ref': 'C'}}}} |",
                "examples                | {'messages': {'m': {'examples': [{'payload': {'$ref': 'A'}}]}, 'n': {'example': {'$ref': 'B'}}}} |",
                "properties by name      | {'properties': {'enum': {'$ref': 'A'}, 'default': {'properties': {'const': {'$ref': 'B'}}}}} | A B",
                "a property named $ref   | {'properties': {'$ref': {'type': 'string'}, 'a': {'$ref': 'A'}}} | A",
                "a property's odd value  | {'properties': {'$ref': 'no'}, 'patternProperties': {'$ref': 'no'}} |",
                "a property named x-     | {'properties': {'x-id': {'enum': [{'$ref': 'no'}], 'not': {'$ref': 'A'}}}} | A",
                "messages by name        | {'channels': {'examples': {'messages': {'default': {'$ref': 'A'}}}}} | A",
                "a map that is elsewhere | {'channels': {'$ref': 'A'}, 'components': {'schemas': {'$ref': 'B'}}} | A B",
                "items of lists          | {'messages': [{'$ref': 'A'}], 'allOf': [{'$ref': 'B'}, {'items': [{'$ref': 'C'}]}]} | A B C",
                "beside a reference      | {'$ref': 'A', 'definitions': {'$ref': {'$ref': 'B'}}} | A B",
                "no text                 | {'payload': {'$ref': 1}, 'headers': {'$ref': {'$ref': 'A'}}} | A",
                "an extension            | {'x-a': {'$ref': 'A', 'enum': [{'$ref': 'no'}], 'b': [{'$ref': 'B'}]}} | A B",
                "bundled files           | {'x-bundled': {'enum': {'$ref': 'A', 'enum': [{'$ref': 'no'}]}}} | A",
            })
    void finds(String what, String document, String references) {
        JsonNode root = JsonMapper.shared().readTree(document.replace('\'', '"'));

        assertThat(references(Part.whole(root)))
                .containsExactlyElementsOf(references == null ? List.of() : List.of(references.split(" ")));
    }

    private static List<String> references(Part part) {
        List<String> found = new ArrayList<>();
        if (part.isReference()) {
            found.add(part.reference());
        }
        part.parts().forEach(inner -> found.addAll(references(inner)));
        return found;
    }
}
