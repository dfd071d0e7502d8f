package io.eventplane.asyncapi.payload;

import com.networknt.schema.SchemaException;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.HeaderSchema.Declared;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * Compiles the schemas of a document's headers, by the layers they are put together from. Publishing does not depend on them: what is wrong with
 * one is a warning, and then the headers it is about are not validated. Only what breaks a limit is invalid.
 */
final class HeaderSchemas {

    /** @param number of the schema in the bundle; empty when it is not all there */
    private record Entry(Optional<Integer> number, List<Declared> declared) {}

    private final Map<List<JsonPointer>, Entry> entries = new HashMap<>();
    private final Reading reading;
    private final SchemaBundle bundle;
    private final HeaderLayers layers;

    private HeaderSchemas(Reading document) {
        this.reading = document.lenient();
        this.bundle = new SchemaBundle(reading, SchemaLanguage.DRAFT_07);
        this.layers = new HeaderLayers(reading, bundle);
    }

    /** The headers that messages declare, in AsyncAPI's own language; notes in {@code document} what is not validated. */
    static Map<List<JsonPointer>, HeaderSchema> compile(Reading document, List<Message> messages) {
        HeaderSchemas schemas = new HeaderSchemas(document);
        messages.forEach(message -> schemas.add(message.headers()));
        schemas.bundle.complete();
        schemas.leaveOutWrong();
        return schemas.compiled();
    }

    private void add(List<JsonPointer> pointers) {
        if (!entries.containsKey(pointers)) {
            layers.merged(pointers).ifPresent(merged -> entries.put(pointers, entry(pointers, merged)));
        }
    }

    private Entry entry(List<JsonPointer> pointers, Located merged) {
        Optional<Integer> number = layers.areUnderstood(pointers) ? bundle.add(merged) : Optional.empty();
        return new Entry(number, layers.declared(merged));
    }

    private void leaveOutWrong() {
        for (int number = 0; number < bundle.size(); number++) {
            List<Violation> wrong = SchemaCheck.violations(bundle, number);
            if (!wrong.isEmpty()) {
                wrong.forEach(this::warn);
                bundle.leaveOut(number);
            }
        }
    }

    private void warn(Violation wrong) {
        String message = wrong.message() + ", so headers are not held against it";
        reading.findings().warn(new Violation(wrong.pointer(), wrong.rule(), message));
    }

    private Map<List<JsonPointer>, HeaderSchema> compiled() {
        Map<Integer, PayloadSchema> schemas = new HashMap<>();
        try {
            BundledSchemas bundled = new BundledSchemas(bundle);
            entries.values().stream()
                    .flatMap(entry -> entry.number().stream())
                    .filter(number -> !bundle.openEnded().contains(number))
                    .forEach(number -> schemas.put(number, PayloadSchema.of(bundle, bundled, number)));
            bundled.letGo();
        } catch (SchemaException e) {
            reading.findings().warn(Rule.SCHEMA, Location.ROOT, "the header schemas do not compile: " + e.getMessage());
        } catch (StackOverflowError e) {
            // The validator follows references by recursion; real schemas are a few dozen links deep.
            reading.findings()
                    .warn(Rule.LIMIT, Location.ROOT, "the header schemas refer to each other in too long a chain");
        }
        Map<List<JsonPointer>, HeaderSchema> compiled = new HashMap<>();
        entries.forEach((pointers, entry) -> compiled.put(
                pointers,
                new HeaderSchema(
                        entry.declared(), entry.number().map(schemas::get).orElse(null))));
        return compiled;
    }
}
