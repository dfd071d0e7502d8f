package io.eventplane.director.specs.sources;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import java.util.stream.Collectors;

/** Messages as they are kept and shown: short, one line, nothing that a column or a terminal could choke on. */
public final class Words {

    private static final int MOST_VIOLATIONS = 5;
    private static final int MOST_CHARACTERS = 1000;

    private Words() {}

    static String of(InvalidDocumentException e) {
        var first = e.violations().stream()
                .limit(MOST_VIOLATIONS)
                .map(violation -> violation.pointer() + ": " + violation.message())
                .collect(Collectors.joining("; "));
        int more = e.violations().size() - MOST_VIOLATIONS;
        return oneLine("not a valid AsyncAPI document: " + first + (more > 0 ? "; and " + more + " more" : ""));
    }

    /** The first 1000 characters at most. */
    public static String oneLine(String text) {
        var plain = text.codePoints()
                .limit(MOST_CHARACTERS)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return plain.length() < text.length() ? plain + "…" : plain.toString();
    }
}
