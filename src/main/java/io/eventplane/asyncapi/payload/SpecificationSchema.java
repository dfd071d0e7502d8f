package io.eventplane.asyncapi.payload;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.eventplane.asyncapi.notation.Numbers;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;

/**
 * AsyncAPI's own JSON Schema of one version of the specification. It is stricter than understanding needs to be, so what it
 * finds are warnings. Thread-safe; each version is loaded once, when it is first asked for.
 *
 * @see <a href="https://github.com/asyncapi/spec-json-schemas">spec-json-schemas</a>
 */
public final class SpecificationSchema {

    /**
     * Half a second. A document of 5 MiB, all small messages, takes two thirds of it. These steps are shorter than those of payload
     * schemas: most are a look for one of the many fields that an object may have.
     */
    private static final long STEPS = 20L * EvaluationBudget.STEPS;

    /** So that at most 200,000 errors are kept; alternatives that do not fit make ten in each message that is right. */
    private static final int STEPS_PER_ERROR = 1_000;

    private static final Map<String, SpecificationSchema> LOADED = new ConcurrentHashMap<>();

    private final Schema schema;

    private SpecificationSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema of a version such as {@code 2.6} or {@code 3.0}. */
    public static SpecificationSchema of(int major, int minor) {
        return LOADED.computeIfAbsent(major + "." + minor + ".0", SpecificationSchema::load);
    }

    /** What of a document is not as the specification wants it; one word about a place. */
    public List<Violation> violations(JsonNode document) {
        try (EvaluationBudget budget = EvaluationBudget.open(STEPS)) {
            BoundedEvaluation evaluation = new BoundedEvaluation(budget, STEPS_PER_ERROR);
            schema.validate(evaluation, Numbers.plain(document));
            return SpecificationErrors.told(evaluation.getErrors());
        } catch (JsonNodeException e) {
            return List.of(
                    Rule.LIMIT.at(Location.ROOT, "a number of more than 64 bits stands where a whole one is wanted"));
        } catch (EvaluationBudget.Exhausted | StackOverflowError e) {
            return List.of(Rule.LIMIT.at(
                    Location.ROOT, "the document is too large or too deep to be held against AsyncAPI's own schema"));
        }
    }

    private static SpecificationSchema load(String version) {
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getDraft7(),
                settings -> settings.schemaRegistryConfig(SchemaCheck.CONFIG)
                        .schemaLoader(loader -> loader.allow(iri -> false)));
        return new SpecificationSchema(registry.getSchema(resource(version)));
    }

    private static JsonNode resource(String version) {
        String name = "/asyncapi/schemas/" + version + ".json";
        try (InputStream in = SpecificationSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + name);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
