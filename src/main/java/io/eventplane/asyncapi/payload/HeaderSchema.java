package io.eventplane.asyncapi.payload;

import com.networknt.schema.Error;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The headers that a message declares, its traits applied. Thread-safe.
 *
 * <p>An event's headers are text with names in any case. What the message does not declare is no header of it, and never breaks
 * {@code additionalProperties}.
 */
public final class HeaderSchema {

    /**
     * A header that a message declares.
     *
     * @param name as the document has it
     * @param key the same in lower case, by which it is looked up
     * @param types what its text may stand for
     */
    record Declared(String name, String key, TextTypes types) {

        Declared(String name, TextTypes types) {
            this(name, name.toLowerCase(Locale.ROOT), types);
        }
    }

    private final List<Declared> declared;
    private final @Nullable PayloadSchema schema;

    /** @param schema null when it is none, or refers to what is not in the document: then nothing is held against it */
    HeaderSchema(List<Declared> declared, @Nullable PayloadSchema schema) {
        this.declared = List.copyOf(declared);
        this.schema = schema;
    }

    /** Takes one header, by its name in the document. */
    public interface Taker {
        void take(String name, String value);
    }

    /** Hands over the declared ones that are there, in document order. */
    public void declared(Function<String, @Nullable String> headers, Taker taker) {
        for (Declared header : declared) {
            @Nullable String value = headers.apply(header.key());
            if (value != null) {
                taker.take(header.name(), value);
            }
        }
    }

    /**
     * What is wrong with an event's headers; each violation's pointer is the header's name.
     *
     * @param headers tells the text of a header by its name in lower case, null when it is not there
     */
    public List<Violation> validate(Function<String, @Nullable String> headers) {
        if (schema == null) {
            return List.of();
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Declared header : declared) {
            @Nullable String value = headers.apply(header.key());
            if (value != null) {
                object.set(header.name(), header.types().value(value));
            }
        }
        return schema.validate(object, HeaderSchema::violation).stream()
                .map(HeaderSchema::named)
                .toList();
    }

    /** What breaks a limit comes with a place of its own. */
    private static Violation named(Violation violation) {
        String pointer = violation.pointer();
        return pointer.startsWith("/")
                ? new Violation(
                        pointer.substring(1).replace("~1", "/").replace("~0", "~"),
                        violation.rule(),
                        violation.message())
                : violation;
    }

    private static Violation violation(Error error) {
        Location place = SpecificationErrors.place(error);
        String name = Optional.ofNullable(error.getProperty())
                .filter(any -> place.equals(Location.ROOT))
                .orElseGet(() -> String.join(".", place.steps()));
        return new Violation(name, error.getKeyword(), PayloadSchema.abbreviated(error.getMessage()));
    }
}
