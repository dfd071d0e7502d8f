package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One part of the reader's schema, and what the writer's values that it concerns break of it. */
final class Comparison {

    private final Shape writer;
    private final Located reader;
    private final List<Difference> found = new ArrayList<>();

    Comparison(Shape writer, Located reader) {
        this.writer = writer;
        this.reader = reader;
    }

    Shape writer() {
        return writer;
    }

    Located reader() {
        return reader;
    }

    /** The reader's keyword, when it has it. */
    Optional<Located> keyword(String keyword) {
        return reader.node().has(keyword) ? Optional.of(reader.child(keyword)) : Optional.empty();
    }

    void breaks(String rule, String message) {
        add(rule, true, message);
    }

    void mayBreak(String rule, String message) {
        add(rule, false, message);
    }

    void addAll(List<Difference> nested) {
        found.addAll(nested);
    }

    List<Difference> found() {
        return found;
    }

    private void add(String rule, boolean decided, String message) {
        found.add(new Difference(
                rule,
                decided,
                writer.place(rule),
                reader.node().has(rule) ? reader.child(rule).location() : reader.location(),
                message));
    }
}
