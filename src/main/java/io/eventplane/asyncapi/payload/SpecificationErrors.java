package io.eventplane.asyncapi.payload;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Picks, out of all that the alternatives of AsyncAPI's schema complain about, what a person can act upon. Nearly everything
 * there is "a reference or an object", so one mistake makes a complaint in each alternative and one about the choice.
 */
final class SpecificationErrors {

    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf", "allOf", "not", "if", "then", "else");
    private static final Set<String> KINDS = Set.of("type", "enum", "const");
    private static final Comparator<Error> MOST_TELLING = Comparator.comparingInt(error -> rank(error.getKeyword()));

    private SpecificationErrors() {}

    static List<Violation> told(List<Error> errors) {
        Map<String, Error> byPlace = new LinkedHashMap<>();
        errors.stream()
                .filter(error -> !wantsAReference(error) && !isReference(error))
                .forEach(error -> byPlace.merge(
                        pointer(error), error, (one, other) -> MOST_TELLING.compare(other, one) < 0 ? other : one));
        Set<String> above = above(byPlace);
        return byPlace.entrySet().stream()
                .filter(place -> !isChoice(place.getValue()) || !above.contains(place.getKey()))
                .map(place -> violation(place.getKey(), place.getValue()))
                .toList();
    }

    private static int rank(String keyword) {
        return CHOICES.contains(keyword) ? 2 : KINDS.contains(keyword) ? 1 : 0;
    }

    private static boolean isChoice(Error error) {
        return CHOICES.contains(error.getKeyword());
    }

    private static boolean wantsAReference(Error error) {
        return error.getKeyword().equals("required") && "$ref".equals(error.getProperty());
    }

    /** What a reference points at is looked at where it is. */
    private static boolean isReference(Error error) {
        return error.getInstanceNode() != null && error.getInstanceNode().has("$ref");
    }

    private static Set<String> above(Map<String, Error> byPlace) {
        Set<String> above = new HashSet<>();
        for (String place : byPlace.keySet()) {
            for (int end = place.lastIndexOf('/'); end >= 0 && above.add(place.substring(0, end)); ) {
                end = place.lastIndexOf('/', end - 1);
            }
        }
        return above;
    }

    private static String pointer(Error error) {
        Location place = place(error);
        String property = error.getProperty();
        return (property == null ? place : place.child(property)).pointer();
    }

    /** Key by key: written out by the validator, a line end in a key is a backslash and a letter. */
    static Location place(Error error) {
        NodePath path = error.getInstanceLocation();
        Location place = Location.ROOT;
        for (int step = 0; step < path.getNameCount(); step++) {
            place = place.child(path.getName(step));
        }
        return place;
    }

    private static Violation violation(String pointer, Error error) {
        String message = error.getKeyword() + ": " + PayloadSchema.abbreviated(error.getMessage());
        return new Violation(pointer, Rule.SCHEMA.toString(), message);
    }
}
