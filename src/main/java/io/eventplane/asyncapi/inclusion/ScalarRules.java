package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Numbers and texts. */
final class ScalarRules {

    /** What each format is also one of; those of numbers, which validators leave alone, included. */
    private static final Map<String, Set<String>> WIDER = Map.of(
            "email", Set.of("idn-email"),
            "hostname", Set.of("idn-hostname"),
            "uri", Set.of("iri", "uri-reference", "iri-reference"),
            "uri-reference", Set.of("iri-reference"),
            "iri", Set.of("iri-reference"),
            "int32", Set.of("int64", "double"),
            "float", Set.of("double"));

    /** What draft-07 defines and validators check; a value of one is none of another unless it is said above. */
    private static final Set<String> CHECKED = Set.of(
            "date-time",
            "date",
            "time",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uuid",
            "int32",
            "int64",
            "float",
            "double");

    private final Budget budget;

    ScalarRules(Budget budget) {
        this.budget = budget;
    }

    void numbers(Comparison compared) {
        boolean integers = !compared.writer().kinds().contains(Kind.FRACTION);
        Range range = Range.of(compared.writer());
        number(compared, "minimum", value -> range.staysAbove(Range.lower(value, false, integers)), "less than");
        number(
                compared,
                "exclusiveMinimum",
                value -> range.staysAbove(Range.lower(value, true, integers)),
                "not above");
        number(compared, "maximum", value -> range.staysBelow(Range.upper(value, false, integers)), "more than");
        number(
                compared,
                "exclusiveMaximum",
                value -> range.staysBelow(Range.upper(value, true, integers)),
                "not below");
        number(compared, "multipleOf", divisor -> isMultiple(compared.writer(), integers, divisor), "no multiple of");
    }

    private static void number(Comparison compared, String keyword, Predicate<BigDecimal> holds, String broken) {
        compared.keyword(keyword)
                .map(Located::node)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(value -> !holds.test(value))
                .ifPresent(value -> compared.breaks(keyword, "may be " + broken + " " + value.toPlainString()));
    }

    private static boolean isMultiple(Shape writer, boolean integers, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            return false;
        }
        Optional<List<JsonNode>> values = writer.values();
        if (values.isPresent()) {
            return values.get().stream()
                    .filter(JsonNode::isNumber)
                    .allMatch(value -> divides(divisor, value.decimalValue()));
        }
        return (integers && divides(divisor, BigDecimal.ONE))
                || writer.all("multipleOf")
                        .map(Located::node)
                        .filter(JsonNode::isNumber)
                        .anyMatch(own -> divides(divisor, own.decimalValue()));
    }

    private static boolean divides(BigDecimal divisor, BigDecimal number) {
        return number.remainder(divisor).signum() == 0;
    }

    void texts(Comparison compared) {
        length(compared, "minLength");
        length(compared, "maxLength");
        pattern(compared);
        format(compared);
        for (String keyword : List.of("contentEncoding", "contentMediaType")) {
            compared.keyword(keyword)
                    .filter(own -> !writesSame(compared.writer(), own))
                    .ifPresent(own -> compared.mayBreak(keyword, "may be text that is not " + own.node()));
        }
    }

    private static void length(Comparison compared, String keyword) {
        Shape writer = compared.writer();
        boolean least = keyword.equals("minLength");
        compared.keyword(keyword)
                .map(Located::node)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(limit -> !(least
                        ? shortest(writer).compareTo(limit) >= 0
                        : longest(writer)
                                .filter(most -> most.compareTo(limit) <= 0)
                                .isPresent()))
                .ifPresent(limit -> report(
                        compared,
                        keyword,
                        "may be " + (least ? "shorter" : "longer") + " than " + limit.toPlainString()));
    }

    /** A pattern or a format may say as much, in its own way. */
    private static void report(Comparison compared, String keyword, String message) {
        if (compared.writer().values().isEmpty()
                && (compared.writer().has("pattern") || compared.writer().has("format"))) {
            compared.mayBreak(keyword, message);
        } else {
            compared.breaks(keyword, message);
        }
    }

    private static BigDecimal shortest(Shape writer) {
        return writer.values()
                .flatMap(values -> lengths(values).stream().min(BigDecimal::compareTo))
                .or(() -> writer.most("minLength"))
                .orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> longest(Shape writer) {
        return writer.values()
                .flatMap(values -> lengths(values).stream().max(BigDecimal::compareTo))
                .or(() -> writer.least("maxLength"));
    }

    private static List<BigDecimal> lengths(List<JsonNode> values) {
        return values.stream()
                .filter(JsonNode::isString)
                .map(value -> BigDecimal.valueOf(value.stringValue()
                        .codePointCount(0, value.stringValue().length())))
                .toList();
    }

    private void pattern(Comparison compared) {
        Shape writer = compared.writer();
        Optional<Located> pattern = compared.keyword("pattern").filter(own -> !writesSame(writer, own));
        if (pattern.isEmpty()) {
            return;
        }
        Optional<List<JsonNode>> values = writer.values();
        Optional<BoundedPattern> expression =
                BoundedPattern.of(pattern.get().node().asString(""), budget);
        if (values.isPresent() && expression.isPresent()) {
            values.get().stream()
                    .filter(JsonNode::isString)
                    .filter(value -> !expression.get().finds(value.stringValue()))
                    .findFirst()
                    .ifPresent(value -> compared.breaks("pattern", "may be " + JsonValues.shown(value)));
        } else {
            report(
                    compared,
                    "pattern",
                    "may be text that does not match "
                            + JsonValues.shown(pattern.get().node()));
        }
    }

    void format(Comparison compared) {
        Optional<String> format = compared.keyword("format")
                .filter(own -> !writesSame(compared.writer(), own))
                .map(own -> own.node().asString(""));
        if (format.isEmpty() || writesNarrower(compared.writer(), format.get())) {
            return;
        }
        boolean sure = CHECKED.contains(format.get())
                && compared.writer().values().isEmpty()
                && !compared.writer().has("pattern")
                && compared.writer()
                        .all("format")
                        .allMatch(own -> CHECKED.contains(own.node().asString("")));
        if (sure) {
            compared.breaks("format", "may be text that is not of format " + format.get());
        } else {
            compared.mayBreak("format", "may not be of format " + format.get());
        }
    }

    private static boolean writesNarrower(Shape writer, String format) {
        return writer.all("format")
                .anyMatch(own ->
                        WIDER.getOrDefault(own.node().asString(""), Set.of()).contains(format));
    }

    private static boolean writesSame(Shape writer, Located keyword) {
        return writer.all(keyword.name()).anyMatch(own -> own.node().equals(keyword.node()));
    }
}
