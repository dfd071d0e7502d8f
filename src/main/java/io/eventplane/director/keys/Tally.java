package io.eventplane.director.keys;

/**
 * What became of values that were not under the newest key.
 *
 * @param replaced are under it now
 * @param changed were changed by somebody else meanwhile
 * @param unreadable stay as they are
 */
record Tally(long replaced, long changed, long unreadable) {

    static final Tally NONE = new Tally(0, 0, 0);
    static final Tally REPLACED = new Tally(1, 0, 0);
    static final Tally CHANGED = new Tally(0, 1, 0);
    static final Tally UNREADABLE = new Tally(0, 0, 1);

    Tally plus(Tally other) {
        return new Tally(replaced + other.replaced, changed + other.changed, unreadable + other.unreadable);
    }

    /** Whether to look again at once is worth it. */
    boolean foundWork() {
        return replaced + changed > 0;
    }
}
