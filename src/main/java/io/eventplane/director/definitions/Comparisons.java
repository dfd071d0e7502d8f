package io.eventplane.director.definitions;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.CompatibilityCheck;
import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.asyncapi.compatibility.CompatibilityReport;
import io.eventplane.platform.OnePerApplication;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The comparisons that were made for the call which this thread is carrying out, see {@link ComparedBefore}. */
@OnePerApplication
public class Comparisons {

    private static final ThreadLocal<Map<Wanted, CompatibilityReport>> MADE = new ThreadLocal<>();

    /** Two documents' texts, and what they are compared for. Equal ones have the same report. */
    record Wanted(String before, String after, CompatibilityMode mode) {

        CompatibilityReport report() {
            return CompatibilityCheck.compare(AsyncApiDocument.parse(before), AsyncApiDocument.parse(after), mode);
        }

        /** Not the documents. */
        @Override
        public String toString() {
            return "Wanted[" + mode + "]";
        }
    }

    /** From now on this thread needs its comparisons made before. */
    void begin() {
        MADE.set(new HashMap<>());
    }

    void end() {
        MADE.remove();
    }

    void make(Wanted wanted) {
        made().orElseThrow().put(wanted, wanted.report());
    }

    /**
     * The report of a comparison.
     *
     * @throws NotComparedException if it has to be made first
     */
    CompatibilityReport report(Wanted wanted) {
        var made = made();
        if (made.isEmpty()) {
            return wanted.report();
        }
        var report = made.get().get(wanted);
        if (report == null) {
            throw new NotComparedException(wanted);
        }
        return report;
    }

    private static Optional<Map<Wanted, CompatibilityReport>> made() {
        return Optional.ofNullable(MADE.get());
    }
}
