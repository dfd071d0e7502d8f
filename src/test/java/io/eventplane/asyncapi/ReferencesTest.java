package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.place.Reference;
import io.eventplane.asyncapi.reading.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a {@code $ref} leads. */
class ReferencesTest {

    private static final JsonNode DOCUMENT = Documents.json("""
            {
              "channels": {"a/b": {"messages": {"m": 1}}, "a": {"c": 2}, "x~y": 3, "sp ace": 4, "per%20cent": 5, "{p}": 6},
              "list": [10, {"k": 11}],
              "chain": {"one": {"$ref": "#/chain/two"}, "two": {"$ref": "#/channels/a~1b"}},
              "through": {"$ref": "#/channels"},
              "": 12
            }""");

    @ParameterizedTest
    @CsvSource({
        "#/channels/a~1b/messages/m, 1",
        "#/channels/a/b/messages/m, 1",
        "#/channels/a/c, 2",
        "#/channels/x~0y, 3",
        "#/channels/sp%20ace, 4",
        "#/channels/sp ace, 4",
        "#/channels/per%2520cent, 5",
        "#/channels/%7Bp%7D, 6",
        "#/channels/{p}, 6",
        "#/list/0, 10",
        "#/list/1/k, 11",
        "#/chain/one/messages/m, 1",
        "#/through/a~1b/messages/m, 1",
        "#/, 12"
    })
    void a_reference_leads_to_a_value(String reference, int value) throws References.Broken {
        Located found = new References(DOCUMENT).resolve(referring(reference));

        assertThat(found.node().intValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#"})
    void an_empty_reference_leads_to_the_document_it_is_in(String reference) throws References.Broken {
        assertThat(new References(DOCUMENT).resolve(referring(reference)).location())
                .isEqualTo(Location.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "#/nothing, there is nothing at #/nothing",
        "#/list/2, there is nothing",
        "#/list/01, there is nothing",
        "#/list/-, there is nothing",
        "#/list/99999999999999999999, there is nothing",
        "#/channels/per%zz, there is nothing",
        "other.yml#/a, other.yml#/a is outside of this document",
        "https://example.com/a, is outside of this document",
        "file:///etc/passwd, is outside of this document",
        "#name, is outside of this document"
    })
    void a_reference_that_leads_nowhere_is_refused(String reference, String why) {
        References references = new References(DOCUMENT);

        assertThatThrownBy(() -> references.resolve(referring(reference))).hasMessageContaining(why);
    }

    @Test
    void the_trail_tells_every_place_on_the_way() throws References.Broken {
        Located found = new References(DOCUMENT).resolve(referring("#/chain/one"));

        assertThat(found.trail())
                .extracting(Location::pointer)
                .containsExactly("/here", "/chain/one", "/chain/two", "/channels/a~1b");
        assertThat(found.location().pointer()).isEqualTo("/channels/a~1b");
    }

    @ParameterizedTest
    @CsvSource({"#/channels/a~1b/x", "#/{id}/ü /~0/%", "#/"})
    void a_place_is_written_as_a_reference_that_leads_back_to_it(String reference) {
        Location place = Location.ROOT.descend(Reference.of(reference).steps());

        assertThat(Reference.of(Reference.to(place)).steps()).isEqualTo(place.steps());
        assertThat(Reference.to(place)).matches("[\\x21-\\x7e]+").doesNotContain("{", " ");
    }

    private static Located referring(String reference) {
        JsonNode node = Documents.json("{}");
        ((ObjectNode) node).put("$ref", reference);
        return new Located(Location.ROOT.child("here"), node);
    }
}
