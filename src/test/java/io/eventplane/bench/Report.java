package io.eventplane.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All figures of a run, in the order they came in; printed as a table and kept as JSON. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final List<Row> rows = new ArrayList<>();

    /** One line of the table: what was measured, and its figures by name. */
    private record Row(String what, Map<String, Double> figures) {}

    void figure(String what, double value, String unit) {
        rows.add(new Row(what, Map.of(unit, value)));
    }

    /** In milliseconds. */
    void latency(String what, Samples samples) {
        Samples.Spread spread = samples.spread();
        add(what, "p50 ms", spread.p50(), "p99 ms", spread.p99(), "max ms", spread.max());
    }

    /** Of several rounds the median of each figure, and the slowest and the fastest one. */
    void rate(String what, List<Round> rounds) {
        Spread perSecond = Spread.of(rounds, Round::perSecond);
        double p50 = Spread.of(rounds, Round::p50).median();
        double p99 = Spread.of(rounds, Round::p99).median();
        add(
                what,
                "1/s",
                perSecond.median(),
                "min",
                perSecond.least(),
                "max",
                perSecond.most(),
                "p50 ms",
                p50,
                "p99 ms",
                p99);
    }

    /** Of several rounds the median, and the slowest and the fastest one. */
    void rates(String what, List<Double> perSecond) {
        Spread spread = Spread.of(perSecond, Double::doubleValue);
        add(what, "1/s", spread.median(), "min", spread.least(), "max", spread.most());
    }

    /** Of the rates of each round, side by side. */
    void ratio(String what, List<Round> rounds, List<Round> baseline) {
        ratios(
                what,
                rounds.stream().map(Round::perSecond).toList(),
                baseline.stream().map(Round::perSecond).toList());
    }

    /** Of the rates of each round, side by side. */
    void ratios(String what, List<Double> rounds, List<Double> baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round) / baseline.get(round));
        }
        Spread ratio = Spread.of(ratios, Double::doubleValue);
        add(what, "ratio", ratio.median(), "min", ratio.least(), "max", ratio.most());
    }

    void print() {
        rows.forEach(row -> System.out.println(line(row)));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, JSON.writeValueAsString(rows));
    }

    private void add(String what, Object... namesAndFigures) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int at = 0; at < namesAndFigures.length; at += 2) {
            figures.put((String) namesAndFigures[at], (Double) namesAndFigures[at + 1]);
        }
        rows.add(new Row(what, figures));
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder("%-50s".formatted(row.what()));
        row.figures().forEach((name, figure) -> line.append("  %s %,.2f".formatted(name, figure)));
        return line.toString();
    }

    /** The median and both ends. */
    private record Spread(double least, double median, double most) {

        static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
            double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
            return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }
}
