package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code anyOf}, {@code oneOf}, {@code not} and {@code if} of the reader. */
final class ChoiceRules {

    private final Schemas writers;
    private final Sameness sameness;
    private final Disjointness disjointness;
    private final BiFunction<Shape, Located, List<Difference>> inclusion;

    ChoiceRules(
            Schemas writers,
            Sameness sameness,
            Disjointness disjointness,
            BiFunction<Shape, Located, List<Difference>> inclusion) {
        this.writers = writers;
        this.sameness = sameness;
        this.disjointness = disjointness;
        this.inclusion = inclusion;
    }

    void check(Comparison compared) {
        choice(compared, "anyOf");
        choice(compared, "oneOf");
        not(compared);
        conditional(compared);
    }

    private void choice(Comparison compared, String keyword) {
        compared.keyword(keyword)
                .filter(own -> own.node().isArray())
                .filter(own -> compared.writer().all(keyword).noneMatch(written -> sameness.sameList(written, own)))
                .ifPresent(own -> compared.addAll(fitting(compared.writer(), own)));
    }

    /** Whether some alternative takes it; else it is divided until one must, or until it can't be divided any more. */
    private List<Difference> fitting(Shape writer, Located choice) {
        List<Difference> asOne = asOne(writer, choice);
        if (asOne.isEmpty() || writer.isEmpty()) {
            return List.of();
        }
        List<Shape> pieces = pieces(writer);
        if (pieces.size() <= 1) {
            return asOne;
        }
        List<Difference> found = new ArrayList<>();
        pieces.forEach(piece -> found.addAll(fitting(piece, choice)));
        return found;
    }

    private List<Shape> pieces(Shape writer) {
        var own = writer.choice();
        if (own.isPresent()) {
            return own.get().children().stream()
                    .map(branch -> writer.choosing(writers, own.get(), branch))
                    .toList();
        }
        Set<Kind> whole = EnumSet.noneOf(Kind.class);
        whole.addAll(writer.kinds());
        if (whole.contains(Kind.INTEGER)) {
            whole.remove(Kind.FRACTION);
        }
        return whole.stream()
                .map(kind ->
                        writer.only(kind == Kind.INTEGER ? EnumSet.of(Kind.INTEGER, Kind.FRACTION) : EnumSet.of(kind)))
                .toList();
    }

    private List<Difference> asOne(Shape writer, Located choice) {
        List<Located> possible = choice.children().stream()
                .filter(branch -> !isExcluded(writer, branch) && !disjointness.certain(writer, branch))
                .toList();
        List<Difference> last = List.of();
        for (Located branch : possible) {
            last = inclusion.apply(writer, branch);
            if (last.isEmpty()) {
                return choice.name().equals("oneOf") ? overlap(writer, choice, possible) : List.of();
            }
        }
        return switch (possible.size()) {
            case 0 -> List.of(difference(writer, choice, true, "may be something that fits no alternative"));
            case 1 -> last;
            default -> List.of(difference(writer, choice, false, "may fit no alternative"));
        };
    }

    /** One fits; exactly one must. */
    private static List<Difference> overlap(Shape writer, Located choice, List<Located> possible) {
        return possible.size() == 1
                ? List.of()
                : List.of(difference(writer, choice, false, "may fit more than one alternative"));
    }

    private boolean isExcluded(Shape writer, Located branch) {
        return writer.excluded().stream().anyMatch(out -> sameness.same(out, branch));
    }

    private void not(Comparison compared) {
        compared.keyword("not")
                .filter(own -> compared.writer().all("not").noneMatch(other -> sameness.same(other, own)))
                .filter(own -> !disjointness.certain(compared.writer(), own))
                .ifPresent(own -> {
                    if (inclusion.apply(compared.writer(), own).isEmpty()) {
                        compared.breaks("not", "is what is not allowed");
                    } else {
                        compared.mayBreak("not", "may be what is not allowed");
                    }
                });
    }

    /** What fits both branches fits whatever the condition says. */
    private void conditional(Comparison compared) {
        if (compared.keyword("if").isEmpty() || sameConditional(compared)) {
            return;
        }
        boolean fitsBoth = List.of("then", "else").stream()
                .flatMap(keyword -> compared.keyword(keyword).stream())
                .allMatch(branch -> inclusion.apply(compared.writer(), branch).isEmpty());
        if (!fitsBoth) {
            compared.mayBreak("if", "may break what follows from the condition");
        }
    }

    private boolean sameConditional(Comparison compared) {
        return compared.writer().parts().stream()
                .anyMatch(part -> List.of("if", "then", "else").stream()
                        .allMatch(keyword -> part.node().has(keyword)
                                ? compared.reader().node().has(keyword)
                                        && sameness.same(
                                                part.child(keyword),
                                                compared.reader().child(keyword))
                                : !compared.reader().node().has(keyword)));
    }

    private static Difference difference(Shape writer, Located choice, boolean decided, String message) {
        return new Difference(choice.name(), decided, writer.at(), choice.location(), message);
    }
}
