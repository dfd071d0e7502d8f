package io.eventplane.asyncapi.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel's address with {@code {parameters}}, taken apart once. Matched by hand, segment by segment: an address comes
 * from a stranger, and no piece of it may reach a regular expression.
 *
 * @param separator between segments; no value of a parameter contains it
 */
record AddressTemplate(char separator, List<AddressSegment> segments) {

    static AddressTemplate of(String address) {
        String path = withoutLeadingSlash(address);
        char separator = separator(path);
        return new AddressTemplate(
                separator,
                split(path, separator).stream().map(AddressSegment::of).toList());
    }

    static String withoutLeadingSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    List<String> parameters() {
        return segments.stream()
                .flatMap(segment -> segment.parameters().stream())
                .distinct()
                .toList();
    }

    /**
     * The parameters' values in a path that this matches, else empty.
     *
     * @param path without leading slash, cut at {@code separator}, into as many segments as this has
     */
    Optional<Map<String, String>> values(List<String> path) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < segments.size(); index++) {
            if (!segments.get(index).matches(path.get(index), (parameter, value) -> agree(values, parameter, value))) {
                return Optional.empty();
            }
        }
        return Optional.of(Collections.unmodifiableMap(values));
    }

    /** A parameter that occurs twice has one value. */
    private static boolean agree(Map<String, String> values, String parameter, String value) {
        String earlier = values.putIfAbsent(parameter, value);
        return earlier == null || earlier.equals(value);
    }

    /** {@code a.{b}.c} has dots for separators, as Kafka topics have; with any slash in it, slashes. */
    private static char separator(String path) {
        return path.indexOf('/') < 0 && outsideOfBraces(path).indexOf('.') >= 0 ? '.' : '/';
    }

    private static String outsideOfBraces(String path) {
        StringBuilder outside = new StringBuilder();
        AddressSegment.of(path).pieces().stream()
                .filter(piece -> !piece.parameter())
                .forEach(literal -> outside.append(literal.text()));
        return outside.toString();
    }

    static List<String> split(String path, char separator) {
        List<String> segments = new ArrayList<>();
        int from = 0;
        for (int at = path.indexOf(separator); at >= 0; at = path.indexOf(separator, from)) {
            segments.add(path.substring(from, at));
            from = at + 1;
        }
        segments.add(path.substring(from));
        return segments;
    }
}
