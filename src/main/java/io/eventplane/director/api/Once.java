package io.eventplane.director.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is looked for when it is first asked for, and then kept: for what the rows of a batch share. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;
    private @Nullable T answer;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        T known = answer;
        if (known == null) {
            known = source.get();
            answer = known;
        }
        return known;
    }
}
