package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What publishers of a definition may present: one credential, or two for a while.
 *
 * @param present null when nothing is asked for
 * @param former valid beside it until then; null for none
 */
record PublisherAuth(@Nullable Auth present, @Nullable FormerAuth former) {

    /** With this in the place of the present one. Another credential counts alone and at once; with the same one the former stays. */
    PublisherAuth replacedBy(@Nullable Auth next) {
        return new PublisherAuth(next, hasCredentialOf(next) ? former : null);
    }

    /**
     * With this as the present one, and the one so far as the former. With the same credential the former stays and only its end is another:
     * who repeats a change whose answer was lost must not lose the one that publishers still have. What is over does not come back.
     *
     * @param overlap how long the former is valid from now on; zero for not at all
     */
    PublisherAuth changedTo(Auth next, Duration overlap, Instant now) {
        var old = hasCredentialOf(next) ? validFormer(now).map(FormerAuth::auth) : Optional.ofNullable(present);
        return new PublisherAuth(
                next,
                old.filter(any -> !overlap.isZero())
                        .map(auth -> new FormerAuth(auth, new Timestamp(now.plus(overlap))))
                        .orElse(null));
    }

    /** The former one while it is valid. */
    Optional<FormerAuth> validFormer(Instant now) {
        return Optional.ofNullable(former).filter(one -> one.isValidAt(now));
    }

    /** Headers and parameters that stand beside a credential are nothing that a publisher presents. */
    private boolean hasCredentialOf(@Nullable Auth other) {
        return Objects.equals(present == null ? null : present.credential(), other == null ? null : other.credential());
    }
}
