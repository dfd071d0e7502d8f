package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.References;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Holds schemas of a writer's document against schemas of a reader's. A pair that comes up again within itself is taken to fit: if it
 * does not, the difference is found elsewhere.
 *
 * @see <a href="https://json-schema.org/draft-07/json-schema-validation">JSON Schema draft-07</a>
 */
public final class SchemaInclusion {

    private record Question(Set<Location> writer, Set<Kind> kinds, Location reader) {}

    private final Schemas writers;
    private final Schemas readers;
    private final Budget budget;
    private final Sameness sameness;
    private final ScalarRules scalars;
    private final ContainerRules containers;
    private final ChoiceRules choices;
    private final Set<Question> fitting = new HashSet<>();
    private final Deque<Question> order = new ArrayDeque<>();

    /** Two documents, and how much their comparison may cost. */
    public SchemaInclusion(JsonNode writer, JsonNode reader, Budget budget) {
        this.writers = new Schemas(writer, budget);
        this.readers = new Schemas(reader, budget);
        this.budget = budget;
        this.sameness = new Sameness(writers, readers, budget);
        this.scalars = new ScalarRules(budget);
        this.containers = new ContainerRules(writers, budget, this::differences, sameness::same);
        this.choices =
                new ChoiceRules(writers, sameness, new Disjointness(readers, containers, budget), this::differences);
    }

    /**
     * What values that all the writer's schemas allow break of one of the reader's; none when every value fits. Without any schema of
     * the writer's, its values are any.
     *
     * @param place where to report a writer that says nothing
     * @throws Budget.Exhausted when it costs too much to say
     */
    public List<Difference> differences(List<Located> writer, Location place, Located reader) {
        int depth = budget.depth();
        try {
            var at = writer.isEmpty() ? place : writer.get(0).location();
            return differences(Shape.anything(at).and(writers, writer), reader).stream()
                    .distinct()
                    .toList();
        } finally {
            budget.leaveTo(depth);
        }
    }

    /** Whether two values are the same, whatever they mean. */
    public boolean same(JsonNode one, JsonNode other) {
        return writers.values().equal(one, other);
    }

    private List<Difference> differences(Shape writer, Located reader) {
        if (writer.isEmpty()) {
            return List.of();
        }
        Question question = question(writer, reader);
        if (!fitting.add(question)) {
            return List.of();
        }
        int before = order.size();
        order.push(question);
        budget.enter();
        Set<Difference> found = new LinkedHashSet<>();
        readers.parts(reader).forEach(part -> found.addAll(ofPart(writer, part)));
        budget.leave();
        budget.spend(found.size());
        if (!found.isEmpty()) {
            // What was taken to fit on the strength of this has to be asked again.
            while (order.size() > before) {
                fitting.remove(order.pop());
            }
        }
        return List.copyOf(found);
    }

    private Question question(Shape writer, Located reader) {
        budget.spend(writer.size());
        Set<Location> parts = writer.parts().stream().map(Located::location).collect(Collectors.toSet());
        parts.addAll(writer.chosen());
        return new Question(parts, writer.kinds(), readers.resolved(reader).location());
    }

    private List<Difference> ofPart(Shape writer, Located reader) {
        budget.spend(writer.size());
        if (writer.isEmpty() || writer.parts().stream().anyMatch(part -> sameness.same(part, reader))) {
            return List.of();
        }
        if (!reader.node().isObject()) {
            return ofBoolean(writer, reader);
        }
        List<Difference> found = ofKeywords(writer, reader);
        Optional<Located> choice = found.isEmpty() ? Optional.empty() : writer.choice();
        if (choice.isPresent()) {
            return ofEachAlternative(writer, choice.get(), reader);
        }
        return writer.isVague() ? found.stream().map(Difference::undecided).toList() : found;
    }

    private List<Difference> ofEachAlternative(Shape writer, Located choice, Located reader) {
        Set<Difference> found = new LinkedHashSet<>();
        choice.children().forEach(branch -> found.addAll(ofPart(writer.choosing(writers, choice, branch), reader)));
        budget.spend(found.size());
        return List.copyOf(found);
    }

    private static List<Difference> ofBoolean(Shape writer, Located reader) {
        return reader.node().isBoolean() && !reader.node().booleanValue()
                ? List.of(new Difference(
                        "false", true, writer.at(), reader.location(), "may be there, which is not allowed"))
                : List.of();
    }

    private List<Difference> ofKeywords(Shape all, Located reader) {
        if (References.isReference(reader.node())) {
            return ofReference(all, reader);
        }
        List<Difference> found = new ArrayList<>(kinds(all, reader));
        Shape writer = all.only(Kind.allowedBy(reader.node().path("type")));
        if (writer.isEmpty()) {
            return found;
        }
        Comparison compared = new Comparison(writer, reader);
        enumerated(compared);
        nullable(compared);
        ofKinds(compared);
        choices.check(compared);
        found.addAll(compared.found());
        return found;
    }

    private void ofKinds(Comparison compared) {
        Set<Kind> kinds = compared.writer().kinds();
        if (kinds.contains(Kind.INTEGER) || kinds.contains(Kind.FRACTION)) {
            scalars.numbers(compared);
        }
        if (kinds.contains(Kind.STRING)) {
            scalars.texts(compared);
        } else if (kinds.contains(Kind.INTEGER) || kinds.contains(Kind.FRACTION)) {
            scalars.format(compared);
        }
        if (kinds.contains(Kind.OBJECT)) {
            containers.objects(compared);
        }
        if (kinds.contains(Kind.ARRAY)) {
            containers.lists(compared);
        }
    }

    private static List<Difference> ofReference(Shape writer, Located reader) {
        JsonNode text = reader.node().path("$ref");
        return writer.all("$ref").anyMatch(own -> own.node().equals(text))
                ? List.of()
                : List.of(new Difference(
                        "$ref", false, writer.at(), reader.location(), "is described at " + JsonValues.shown(text)));
    }

    private static List<Difference> kinds(Shape writer, Located reader) {
        Set<Kind> more = EnumSet.copyOf(writer.kinds());
        more.removeAll(Kind.allowedBy(reader.node().path("type")));
        writer.values()
                .ifPresent(
                        values -> more.retainAll(values.stream().map(Kind::of).toList()));
        Comparison compared = new Comparison(writer, reader);
        if (!more.isEmpty()) {
            compared.breaks("type", "may be " + Kind.words(more));
        }
        return compared.found();
    }

    private void enumerated(Comparison compared) {
        for (String keyword : List.of("enum", "const")) {
            compared.keyword(keyword).ifPresent(own -> {
                budget.spend(own.node().size());
                List<JsonNode> allowed = keyword.equals("const") ? List.of(own.node()) : JsonValues.items(own.node());
                values(compared.writer())
                        .ifPresentOrElse(
                                values -> values.stream()
                                        .filter(value -> !writers.values().contain(allowed, value))
                                        .findFirst()
                                        .ifPresent(
                                                value -> compared.breaks(keyword, "may be " + JsonValues.shown(value))),
                                () -> compared.breaks(keyword, "may be a value that is not listed"));
            });
        }
    }

    /** True and false, and null, are enumerated by their type. */
    private static Optional<List<JsonNode>> values(Shape writer) {
        if (writer.values().isEmpty() && EnumSet.of(Kind.BOOLEAN, Kind.NULL).containsAll(writer.kinds())) {
            List<JsonNode> all = new ArrayList<>();
            var nodes = JsonNodeFactory.instance;
            if (writer.kinds().contains(Kind.BOOLEAN)) {
                all.add(nodes.booleanNode(true));
                all.add(nodes.booleanNode(false));
            }
            if (writer.kinds().contains(Kind.NULL)) {
                all.add(nodes.nullNode());
            }
            return Optional.of(all);
        }
        return writer.values();
    }

    /** OpenAPI's word: JSON Schema does not know it, tools that generate code do. */
    private static void nullable(Comparison compared) {
        boolean written =
                compared.writer().all("nullable").anyMatch(own -> own.node().asBoolean(false));
        boolean read = compared.reader().node().path("nullable").asBoolean(false);
        if (written && !read) {
            compared.mayBreak("nullable", "may be null, if nullable is taken for more than a comment");
        }
    }
}
