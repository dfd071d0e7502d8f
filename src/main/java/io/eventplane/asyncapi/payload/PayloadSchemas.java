package io.eventplane.asyncapi.payload;

import com.networknt.schema.SchemaException;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Findings;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** The compiled payload schemas of one document, by the pointers its messages have to them. */
public final class PayloadSchemas {

    private static final String ASYNC_API = "application/vnd.aai.asyncapi";

    private final Map<JsonPointer, PayloadSchema> compiled = new HashMap<>();

    private PayloadSchemas() {}

    /** Compiles what the publishable channels need; notes in {@code reading} what does not compile. */
    public static PayloadSchemas compile(Reading reading, List<Channel> channels) {
        SchemaBundle bundle = new SchemaBundle(reading);
        Map<JsonPointer, Integer> definitions = new HashMap<>();
        channels.stream()
                .flatMap(channel -> channel.messages().stream())
                .filter(PayloadSchemas::isJsonSchema)
                .flatMap(message -> message.payload().stream())
                .forEach(payload -> bundle.add(payload).ifPresent(number -> definitions.put(payload, number)));
        bundle.complete();
        definitions.values().removeAll(bundle.openEnded());
        PayloadSchemas schemas = new PayloadSchemas();
        schemas.compile(bundle, definitions, reading.findings());
        return schemas;
    }

    public Optional<PayloadSchema> of(Message message) {
        return message.payload().filter(pointer -> isJsonSchema(message)).map(compiled::get);
    }

    private void compile(SchemaBundle bundle, Map<JsonPointer, Integer> definitions, Findings findings) {
        SchemaCompiler.check(bundle, findings);
        findings.throwIfAny();
        try {
            SchemaCompiler compiler = new SchemaCompiler(bundle);
            definitions.forEach(
                    (pointer, number) -> compiled.put(pointer, new PayloadSchema(compiler.compile(number))));
        } catch (SchemaException e) {
            findings.add(Rule.SCHEMA, Location.ROOT, "the payload schemas do not compile: " + e.getMessage());
        } catch (StackOverflowError e) {
            // The validator follows references by recursion; real schemas are a few dozen links deep.
            findings.add(Rule.LIMIT, Location.ROOT, "the payload schemas refer to each other in too long a chain");
        }
    }

    /**
     * AsyncAPI's own schema language and JSON Schema draft-07, in JSON or YAML; other languages and drafts are not checked.
     *
     * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0#multiFormatSchemaObject">formats</a>
     */
    public static boolean isJsonSchema(Message message) {
        String format = message.schemaFormat().orElse(ASYNC_API).toLowerCase(Locale.ROOT);
        String[] parts = format.replace(" ", "").split(";", 2);
        return switch (parts[0]) {
            case ASYNC_API, ASYNC_API + "+json", ASYNC_API + "+yaml" -> true;
            case "application/schema+json", "application/schema+yaml" ->
                parts.length == 1 || parts[1].equals("version=draft-07");
            default -> false;
        };
    }
}
