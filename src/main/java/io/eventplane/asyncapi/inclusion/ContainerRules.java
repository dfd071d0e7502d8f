package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Objects and lists. */
final class ContainerRules {

    private final Schemas writers;
    private final Budget budget;
    private final BiFunction<Shape, Located, List<Difference>> inclusion;
    private final BiPredicate<Located, Located> same;

    /** @param inclusion what a shape of the writer breaks of a schema of the reader */
    ContainerRules(
            Schemas writers,
            Budget budget,
            BiFunction<Shape, Located, List<Difference>> inclusion,
            BiPredicate<Located, Located> same) {
        this.writers = writers;
        this.budget = budget;
        this.inclusion = inclusion;
        this.same = same;
    }

    void objects(Comparison compared) {
        required(compared);
        properties(compared);
        patternProperties(compared);
        additionalProperties(compared);
        propertyCounts(compared);
        unlessSame(compared, "propertyNames", "dependencies");
    }

    private void required(Comparison compared) {
        budget.spend(compared.reader().node().path("required").size());
        Set<String> sent = compared.writer().required();
        compared.keyword("required").stream()
                .flatMap(list -> JsonValues.items(list.node()).stream())
                .map(name -> name.asString(""))
                .filter(name -> !sent.contains(name))
                .forEach(name -> compared.breaks("required", "may be without the property " + name));
    }

    private void properties(Comparison compared) {
        for (Located property : Schemas.map(compared.reader(), "properties")) {
            value(compared.writer(), property.name())
                    .ifPresent(shape -> compared.addAll(inclusion.apply(shape, property)));
        }
    }

    /**
     * What the writer says of a property; empty when it says nothing at all, and so does not send it. A choice that has not been gone
     * through may yet say something: until then it is anything.
     */
    Optional<Shape> value(Shape writer, String name) {
        budget.spend(writer.parts().size());
        List<Located> said = new ArrayList<>();
        boolean mentioned = writer.required().contains(name);
        for (Located part : writer.parts()) {
            List<Located> own = declared(part, name);
            Located others = part.child("additionalProperties");
            if (own.isEmpty() && !others.node().isMissingNode()) {
                own = List.of(others);
            }
            mentioned |= !own.isEmpty();
            said.addAll(own);
        }
        return mentioned || writer.choice().isPresent() || isMentionedConditionally(writer, name)
                ? Optional.of(Shape.anything(
                                said.isEmpty() ? writer.at() : said.get(0).location())
                        .and(writers, said))
                : Optional.empty();
    }

    /** What holds only under conditions is not followed; that it is mentioned there is enough not to take it for new. */
    private boolean isMentionedConditionally(Shape writer, String name) {
        return Stream.of("then", "else", "dependencies")
                .flatMap(writer::all)
                .anyMatch(branch -> mentions(branch.node(), name));
    }

    private boolean mentions(JsonNode branch, String name) {
        budget.spend(1);
        return branch.has(name) || branch.valueStream().anyMatch(inner -> mentions(inner, name));
    }

    private List<Located> declared(Located part, String name) {
        List<Located> declared = new ArrayList<>();
        if (part.node().path("properties").has(name)) {
            declared.add(part.child("properties").child(name));
        }
        Schemas.map(part, "patternProperties").stream()
                .filter(entry -> matches(entry, name))
                .forEach(declared::add);
        return declared;
    }

    /** A pattern that can't be read here matches nothing: that leaves more to be compared, not less. */
    private boolean matches(Located pattern, String name) {
        return BoundedPattern.of(pattern.name(), budget)
                .filter(own -> own.finds(name))
                .isPresent();
    }

    private void patternProperties(Comparison compared) {
        for (Located pattern : Schemas.map(compared.reader(), "patternProperties")) {
            named(compared.writer()).stream()
                    .filter(name -> matches(pattern, name))
                    .forEach(name -> value(compared.writer(), name)
                            .ifPresent(shape -> compared.addAll(inclusion.apply(shape, pattern))));
            boolean sameOthers = compared.writer()
                    .all("patternProperties")
                    .anyMatch(own -> own.node().has(pattern.name()) && same.test(own.child(pattern.name()), pattern));
            if (!sameOthers && !isClosed(compared.writer())) {
                compared.mayBreak("patternProperties", "may have properties that match " + pattern.name());
            }
        }
    }

    private void additionalProperties(Comparison compared) {
        Optional<Located> others = compared.keyword("additionalProperties").filter(own -> !isTrue(own.node()));
        if (others.isEmpty()) {
            return;
        }
        for (String name : named(compared.writer())) {
            if (declared(compared.reader(), name).isEmpty()) {
                value(compared.writer(), name).filter(shape -> !shape.isEmpty()).ifPresent(shape -> {
                    if (isFalse(others.get().node())) {
                        compared.addAll(List.of(new Difference(
                                "additionalProperties",
                                true,
                                shape.at(),
                                others.get().location(),
                                "may have the property " + name + ", which is not allowed any more")));
                    } else {
                        compared.addAll(inclusion.apply(shape, others.get()));
                    }
                });
            }
        }
        undeclared(compared, others.get());
    }

    private void undeclared(Comparison compared, Located others) {
        Shape writer = compared.writer();
        if (isClosed(writer)) {
            if (writer.has("patternProperties")
                    && writer.all("patternProperties").noneMatch(own -> coveredBy(own, compared))) {
                compared.mayBreak("additionalProperties", "may have properties by a pattern");
            }
            return;
        }
        List<Located> said = writer.all("additionalProperties").toList();
        if (isFalse(others.node()) || said.isEmpty()) {
            compared.breaks("additionalProperties", "may have properties that the document does not name");
        } else {
            compared.addAll(
                    inclusion.apply(Shape.anything(said.get(0).location()).and(writers, said), others));
        }
    }

    private static boolean coveredBy(Located patterns, Comparison compared) {
        return compared.keyword("patternProperties")
                .filter(own ->
                        own.node().propertyNames().containsAll(patterns.node().propertyNames()))
                .isPresent();
    }

    private Set<String> named(Shape writer) {
        Set<String> names = new LinkedHashSet<>(writer.required());
        writer.all("properties").forEach(map -> names.addAll(map.node().propertyNames()));
        budget.spend(names.size());
        return names;
    }

    private static boolean isClosed(Shape writer) {
        return writer.all("additionalProperties").anyMatch(own -> isFalse(own.node()));
    }

    private void propertyCounts(Comparison compared) {
        Shape writer = compared.writer();
        BigDecimal fewest = writer.most("minProperties")
                .orElse(BigDecimal.ZERO)
                .max(BigDecimal.valueOf(writer.required().size()));
        Optional<BigDecimal> most = writer.least("maxProperties");
        if (most.isEmpty() && isClosed(writer) && !writer.has("patternProperties")) {
            most = Optional.of(BigDecimal.valueOf(named(writer).size()));
        }
        count(compared, "minProperties", Optional.of(fewest));
        count(compared, "maxProperties", most);
    }

    void lists(Comparison compared) {
        count(compared, "minItems", compared.writer().most("minItems").or(() -> Optional.of(BigDecimal.ZERO)));
        count(compared, "maxItems", compared.writer().least("maxItems"));
        unique(compared);
        items(compared);
        unlessSame(compared, "contains");
    }

    private static void count(Comparison compared, String keyword, Optional<BigDecimal> own) {
        boolean least = keyword.startsWith("min");
        compared.keyword(keyword)
                .map(Located::node)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(limit -> own.filter(count -> least ? count.compareTo(limit) >= 0 : count.compareTo(limit) <= 0)
                        .isEmpty())
                .ifPresent(limit -> compared.breaks(
                        keyword, "may have " + (least ? "fewer" : "more") + " than " + limit.toPlainString()));
    }

    private static void unique(Comparison compared) {
        boolean unique = compared.writer().all("uniqueItems").anyMatch(own -> isTrue(own.node()))
                || compared.writer()
                        .least("maxItems")
                        .filter(most -> most.compareTo(BigDecimal.ONE) <= 0)
                        .isPresent();
        compared.keyword("uniqueItems")
                .filter(own -> isTrue(own.node()) && !unique)
                .ifPresent(own -> compared.breaks("uniqueItems", "may have an item twice"));
    }

    private void items(Comparison compared) {
        Optional<Located> items = compared.keyword("items");
        if (items.isEmpty()
                || compared.writer()
                        .least("maxItems")
                        .filter(most -> most.signum() == 0)
                        .isPresent()) {
            return;
        }
        if (items.get().node().isArray()) {
            tuple(compared, items.get());
        } else {
            writtenItems(compared.writer()).forEach(shape -> compared.addAll(inclusion.apply(shape, items.get())));
        }
    }

    /** Each place of a tuple on its own; what comes after its end is compared only when both say the same of it. */
    private void tuple(Comparison compared, Located items) {
        if (compared.writer().all("items").anyMatch(own -> own.node().isArray())) {
            List<Shape> written = writtenItems(compared.writer());
            for (int index = 0; index < items.node().size() && index < written.size(); index++) {
                compared.addAll(inclusion.apply(written.get(index), items.child(index)));
            }
        } else {
            writtenItems(compared.writer())
                    .forEach(shape -> items.children().forEach(item -> compared.addAll(inclusion.apply(shape, item))));
        }
        compared.keyword("additionalItems")
                .filter(own -> !isTrue(own.node()))
                .filter(own -> compared.writer().all("additionalItems").noneMatch(other -> same.test(other, own)))
                .ifPresent(own -> compared.mayBreak("additionalItems", "may have more items than the tuple"));
    }

    private List<Shape> writtenItems(Shape writer) {
        List<Shape> shapes = new ArrayList<>();
        List<Located> single =
                writer.all("items").filter(own -> !own.node().isArray()).toList();
        writer.all("items")
                .filter(own -> own.node().isArray())
                .flatMap(own -> own.children().stream())
                .forEach(item -> shapes.add(Shape.anything(item.location()).and(writers, List.of(item))));
        if (!single.isEmpty() || shapes.isEmpty()) {
            shapes.add(Shape.anything(
                            single.isEmpty() ? writer.at() : single.get(0).location())
                    .and(writers, single));
        }
        return shapes;
    }

    private void unlessSame(Comparison compared, String... keywords) {
        for (String keyword : keywords) {
            compared.keyword(keyword)
                    .filter(own -> compared.writer().all(keyword).noneMatch(other -> same.test(other, own)))
                    .ifPresent(own -> compared.mayBreak(keyword, "may break this"));
        }
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }
}
