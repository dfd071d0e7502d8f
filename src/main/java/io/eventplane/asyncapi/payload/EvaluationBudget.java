package io.eventplane.asyncapi.payload;

import com.networknt.schema.SchemaException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The steps one validation may still take. Bound to the thread, because the validator hands regular expressions nothing but
 * the text to match.
 */
final class EvaluationBudget implements AutoCloseable {

    /** About half a second of work. A payload of 1 MiB, all small objects with a schema for each field, takes five million. */
    static final int STEPS = 10_000_000;

    /** A keyword's evaluation costs about as much as this many characters compared. */
    static final int STEPS_PER_KEYWORD = 10;

    /** Emptied rather than removed: to remove it costs a payload as much as ten keywords. It is the platform's class, so it keeps no application. */
    private static final ThreadLocal<AtomicReference<@Nullable EvaluationBudget>> CURRENT =
            ThreadLocal.withInitial(AtomicReference::new);

    private long left;

    private EvaluationBudget(long steps) {
        this.left = steps;
    }

    static EvaluationBudget open(long steps) {
        EvaluationBudget budget = new EvaluationBudget(steps);
        CURRENT.get().setPlain(budget);
        return budget;
    }

    /** The budget of the validation that runs in this thread; a fresh one outside of any, as when schemas are compiled. */
    static EvaluationBudget current() {
        EvaluationBudget budget = CURRENT.get().getPlain();
        return budget != null ? budget : new EvaluationBudget(STEPS);
    }

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
    }

    @Override
    public void close() {
        CURRENT.get().setPlain(null);
    }

    /** A {@link SchemaException}, because the validator logs every other exception of a pattern as an error. */
    static final class Exhausted extends SchemaException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the validation takes too many steps");
        }
    }
}
