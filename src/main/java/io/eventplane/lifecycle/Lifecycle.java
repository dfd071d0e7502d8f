package io.eventplane.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one version of an event API is on its way out. What it means at a moment is for {@link #stageAt} to say: it changes by the
 * clock alone.
 *
 * @param deprecated whether its owner wants nobody to begin with it
 * @param deprecation since when, or from when on; null when that is not known
 * @param forRemoval whether it is going to be removed; that deprecates it, too
 * @param sunset from when on nothing is taken for it; null when no date has been set
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745, deprecation</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8594">RFC 8594, sunset</a>
 */
public record Lifecycle(
        boolean deprecated,
        @Nullable Instant deprecation,
        boolean forRemoval,
        @Nullable Instant sunset) {

    /** Of a version that is here to stay, or of an event API without version. */
    public static final Lifecycle CURRENT = new Lifecycle(false, null, false, null);

    /** The stages, in the order in which a version goes through them; it may skip some. */
    public enum Stage {
        CURRENT,
        DEPRECATED,
        FOR_REMOVAL,
        RETIRED
    }

    /** The stage at a moment; the moment of the sunset itself is already after it. */
    public Stage stageAt(Instant now) {
        if (sunset != null && !now.isBefore(sunset)) {
            return Stage.RETIRED;
        }
        if (forRemoval) {
            return Stage.FOR_REMOVAL;
        }
        return deprecated ? Stage.DEPRECATED : Stage.CURRENT;
    }

    /** Empty while it is not known, or not deprecated at all. */
    public Optional<Instant> since() {
        return deprecated || forRemoval ? Optional.ofNullable(deprecation) : Optional.empty();
    }

    /** Empty while no date has been set. */
    public Optional<Instant> end() {
        return Optional.ofNullable(sunset);
    }
}
