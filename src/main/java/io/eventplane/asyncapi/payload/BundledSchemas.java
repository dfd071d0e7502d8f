package io.eventplane.asyncapi.payload;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of a complete bundle: kept as text, which takes a tenth of the room, and compiled with the first event that needs them, in
 * less than a millisecond. Compiled ones go again when the heap needs the room, those without events for longest first. Thread-safe; two
 * threads may compile at once, then one has done it in vain.
 */
final class BundledSchemas {

    private final SchemaText text;
    private final int size;
    private volatile SoftReference<Compiled> compiled;

    /** @param bundle of schemas that are checked */
    BundledSchemas(SchemaBundle bundle) {
        this.size = bundle.size();
        this.text = SchemaText.of(bundle.document());
        this.compiled = new SoftReference<>(new Compiled(bundle.document(), size));
    }

    /**
     * One of them, complete with everything it refers to, so that validating compiles nothing any more.
     *
     * @param number that it has in the bundle
     */
    Schema schema(int number) {
        Compiled current = compiled.get();
        return (current == null ? anew() : current).schema(number);
    }

    /** Most definitions have no event for long: what was compiled to see whether it compiles is not kept for them. */
    void letGo() {
        compiled.clear();
    }

    private Compiled anew() {
        Compiled anew = new Compiled(text.tree(), size);
        compiled = new SoftReference<>(anew);
        return anew;
    }

    /** Loads nothing: a bundle refers only to itself. */
    private static final class Compiled {

        private final Schema root;
        private final AtomicReferenceArray<Schema> schemas;

        Compiled(JsonNode document, int size) {
            this.schemas = new AtomicReferenceArray<>(size);
            this.root = SchemaRegistry.withDialect(
                            Dialects.getDraft7(),
                            registry -> registry.schemaRegistryConfig(SchemaCheck.CONFIG)
                                    .schemaLoader(loader -> loader.allow(iri -> false)))
                    .getSchema(SchemaLocation.of("urn:eventplane:payloads"), document);
        }

        Schema schema(int number) {
            Schema schema = schemas.get(number);
            return schema == null ? compile(number) : schema;
        }

        private Schema compile(int number) {
            Schema schema = root.getRefSchema(SchemaLocation.Fragment.of("#/definitions/" + number));
            schema.initializeValidators();
            schemas.set(number, schema);
            return schema;
        }
    }
}
