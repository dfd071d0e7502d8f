package io.eventplane.asyncapi.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.reading.Reading;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class BundledSchemasTest {

    private static final String TWO = """
            asyncapi: 3.0.0
            first: {type: object, properties: {size: {$ref: '#/second'}}}
            second: {type: number, maximum: 5}
            """;

    private final SchemaBundle bundle =
            new SchemaBundle(new Reading(DocumentText.read(TWO, null).root()), SchemaLanguage.DRAFT_07);

    @Test
    void a_schema_is_compiled_once_and_anew_after_it_went() {
        BundledSchemas schemas = schemas();
        Schema compiled = schemas.schema(0);

        assertThat(schemas.schema(0)).isSameAs(compiled);

        schemas.letGo();

        assertThat(schemas.schema(0)).isNotSameAs(compiled);
    }

    @Test
    void compiled_anew_it_says_the_same() {
        BundledSchemas schemas = schemas();
        PayloadSchema schema = PayloadSchema.of(bundle, schemas, 0);
        var beyond =
                DocumentText.read("{\"size\": 100000000000000000000}", null).root();
        var before = schema.validate(beyond);

        schemas.letGo();

        assertThat(before).hasSize(1);
        assertThat(schema.validate(beyond)).isEqualTo(before);
    }

    private BundledSchemas schemas() {
        bundle.add(bundle.at(JsonPointer.compile("/first")));
        bundle.complete();
        return new BundledSchemas(bundle);
    }
}
