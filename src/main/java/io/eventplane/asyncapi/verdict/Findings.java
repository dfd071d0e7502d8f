package io.eventplane.asyncapi.verdict;

import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * What one reading of a document found, as three verdicts that are never mixed. <em>Invalid</em>: publishing or telling
 * what the document describes depends on it; the document is refused. <em>Warning</em>: it is understood all the same.
 * <em>Unresolved</em>: a reference to what is not here; what is behind it is not validated, the rest works.
 *
 * <p>Stops the reading when the list of what is invalid is full, so that a report stays readable; of warnings and unresolved
 * references the first {@value #MOST} are kept.
 */
public final class Findings {

    public static final int MOST = 100;

    private final List<Violation> invalid = new ArrayList<>();
    private final List<Violation> warnings;
    private final List<Violation> unresolved;
    private final boolean onlyWarns;

    public Findings() {
        this(new ArrayList<>(), new ArrayList<>(), false);
    }

    private Findings(List<Violation> warnings, List<Violation> unresolved, boolean onlyWarns) {
        this.warnings = warnings;
        this.unresolved = unresolved;
        this.onlyWarns = onlyWarns;
    }

    /**
     * The same report for the reading of what publishing does not depend on: what would be invalid is a warning, or an
     * unresolved reference.
     */
    public Findings lenient() {
        return new Findings(warnings, unresolved, true);
    }

    /** Notes what makes the document invalid. */
    public void add(Rule rule, Location location, String message) {
        add(rule.at(location, message));
    }

    /** Notes what makes the document invalid. */
    public void add(Violation violation) {
        if (onlyWarns) {
            addLeniently(violation);
            return;
        }
        // Two operations that name the same broken channel are one mistake.
        if (invalid.contains(violation)) {
            return;
        }
        invalid.add(violation);
        if (invalid.size() == MOST) {
            throwIfAny();
        }
    }

    private void addLeniently(Violation violation) {
        if (violation.rule().equals(Rule.REFERENCE.toString())) {
            unresolved(violation);
        } else {
            warn(violation);
        }
    }

    /** Notes what is off with a document that is understood. */
    public void warn(Rule rule, Location location, String message) {
        warn(rule.at(location, message));
    }

    /** Notes what is off with a document that is understood; the first word about a place counts. */
    public void warn(Violation violation) {
        if (warnings.size() < MOST && isNewPlace(violation, warnings) && isNewPlace(violation, unresolved)) {
            warnings.add(violation);
        }
    }

    /** Notes a reference to what is not here. */
    public void unresolved(Violation violation) {
        if (unresolved.size() < MOST && isNewPlace(violation, unresolved)) {
            unresolved.add(violation);
        }
    }

    /** Whether no further warning would be kept. */
    public boolean hasEnoughWarnings() {
        return warnings.size() == MOST;
    }

    /** Whether no further unresolved reference would be kept. */
    public boolean hasEnoughUnresolved() {
        return unresolved.size() == MOST;
    }

    public List<Violation> warnings() {
        return List.copyOf(warnings);
    }

    public List<Violation> unresolved() {
        return List.copyOf(unresolved);
    }

    /** Ends the reading of an invalid document, with everything that makes it so. */
    public void throwIfAny() {
        if (!invalid.isEmpty()) {
            throw new InvalidDocumentException(invalid);
        }
    }

    private static boolean isNewPlace(Violation violation, List<Violation> found) {
        return found.stream().noneMatch(earlier -> earlier.pointer().equals(violation.pointer()));
    }
}
