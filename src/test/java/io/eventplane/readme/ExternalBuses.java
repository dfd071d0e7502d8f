package io.eventplane.readme;

import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.SubscriptionAttribute;
import io.eventplane.subscription.SubscriptionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README's tables of external buses and of their attributes, as the rules have them. */
final class ExternalBuses {

    private static final List<String> BUSES = List.of("bus", "`url` begins with", "attributes");
    private static final List<String> ATTRIBUTES = List.of("bus", "attribute", "takes", "if not set", "meaning");

    private ExternalBuses() {}

    /** A row for each kind of bus, under a head. */
    static List<String> buses() {
        return table(BUSES, SubscriptionRules.all().stream().map(ExternalBuses::bus));
    }

    /** A row for each attribute of each kind of bus, under a head. */
    static List<String> attributes() {
        return table(
                ATTRIBUTES,
                SubscriptionRules.all().stream()
                        .flatMap(rules -> rules.attributes().stream().map(attribute -> attribute(rules, attribute))));
    }

    private static List<String> bus(BusRules rules) {
        return List.of(
                rules.bus(),
                listed(rules.schemes().stream().sorted().map(scheme -> scheme + "://")),
                listed(rules.attributes().stream().map(SubscriptionAttribute::name)));
    }

    private static List<String> attribute(BusRules rules, SubscriptionAttribute attribute) {
        return List.of(
                rules.bus(), code(attribute.name()), attribute.values(), attribute.otherwise(), attribute.meaning());
    }

    private static List<String> table(List<String> head, Stream<List<String>> rows) {
        List<String> lines = new ArrayList<>(
                List.of(line(head), line(head.stream().map(column -> "---").toList())));
        rows.map(ExternalBuses::line).forEach(lines::add);
        return List.copyOf(lines);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String listed(Stream<String> names) {
        return names.map(ExternalBuses::code).collect(Collectors.joining(", "));
    }

    private static String code(String name) {
        return "`" + name + "`";
    }
}
