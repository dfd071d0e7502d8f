package io.eventplane.asyncapi.payload;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.eventplane.asyncapi.notation.Numbers;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/**
 * The compiled JSON Schema (draft-07, formats asserted) of a message's payload. Thread-safe.
 *
 * <p>Schemas come from strangers, too: one validation may take {@value EvaluationBudget#STEPS} steps (a keyword looked at,
 * a character compared by a {@code pattern}), which is well under a second; a payload that needs more is refused.
 *
 * @see <a href="https://json-schema.org/draft-07/json-schema-validation">JSON Schema draft-07</a>
 */
public final class PayloadSchema {

    /** More would help nobody. */
    private static final int MOST_VIOLATIONS = 20;

    /** Some messages list all that would have been allowed. */
    private static final int MESSAGE_LENGTH = 300;

    private final Supplier<Schema> schema;
    private final long steps;
    private final TextTypes text;

    /**
     * @param schema asked for each validation
     * @param steps one validation may take
     * @param text what a plain text may stand for
     */
    PayloadSchema(Supplier<Schema> schema, long steps, TextTypes text) {
        this.schema = schema;
        this.steps = steps;
        this.text = text;
    }

    /**
     * One of a bundle, compiled.
     *
     * @throws com.networknt.schema.SchemaException when it does not compile
     */
    static PayloadSchema of(SchemaBundle bundle, BundledSchemas schemas, int number) {
        schemas.schema(number);
        return new PayloadSchema(() -> schemas.schema(number), EvaluationBudget.STEPS, bundle.textTypes(number));
    }

    /** Whether a plain text can be held against it: it says that a value is a string, a number or a truth value. */
    public boolean isOfText() {
        return text.areScalars();
    }

    /** The value that a plain text stands for. */
    public JsonNode ofText(String plain) {
        return text.value(plain);
    }

    /** Whether a payload is valid, decided in one of so many shares of the steps a validation may take. */
    public boolean accepts(JsonNode payload, int shares) {
        return validate(payload, steps / shares).isEmpty();
    }

    /** Likewise, in at most so many steps. */
    public List<Violation> validate(JsonNode payload, long atMost) {
        return new PayloadSchema(schema, atMost, text).validate(payload);
    }

    /** What is wrong with a payload: none when it is valid, at most 20, in the order of the schema. */
    public List<Violation> validate(JsonNode payload) {
        return validate(payload, PayloadSchema::violation);
    }

    List<Violation> validate(JsonNode payload, Function<Error, Violation> wording) {
        if (Numbers.anyTooLong(payload)) {
            Location where = Numbers.firstTooLong(payload).orElse(Location.ROOT);
            return List.of(Rule.LIMIT.at(where, "a number has at most " + Limits.DIGITS + " digits"));
        }
        return evaluated(payload, wording);
    }

    private List<Violation> evaluated(JsonNode payload, Function<Error, Violation> wording) {
        try (EvaluationBudget budget = EvaluationBudget.open(steps)) {
            BoundedEvaluation evaluation = new BoundedEvaluation(budget);
            schema.get().validate(evaluation, payload);
            return evaluation.getErrors().stream()
                    .map(wording)
                    .distinct()
                    .limit(MOST_VIOLATIONS)
                    .toList();
        } catch (EvaluationBudget.Exhausted e) {
            return List.of(Rule.LIMIT.at(Location.ROOT, "checking this payload takes too many steps"));
        } catch (JsonNodeException e) {
            return List.of(
                    Rule.LIMIT.at(Location.ROOT, "a number of more than 64 bits stands where a whole one is wanted"));
        } catch (StackOverflowError e) {
            return List.of(Rule.LIMIT.at(Location.ROOT, "payload and schema are nested too deep to be checked"));
        }
    }

    private static Violation violation(Error error) {
        return new Violation(
                SpecificationErrors.place(error).pointer(), error.getKeyword(), abbreviated(error.getMessage()));
    }

    static String abbreviated(String message) {
        return message.length() > MESSAGE_LENGTH ? message.substring(0, MESSAGE_LENGTH) + "…" : message;
    }
}
