package io.eventplane.director.definitions;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.failure.InputCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Other credentials for the publishers of a definition.
 *
 * @param auth what they shall present
 * @param formerValidFor how long what they present so far is valid beside it; zero for not at all
 */
public record CredentialsChange(AuthInput auth, Duration formerValidFor) {

    /** Time to restart some publishers one after the other. */
    public static final String USUAL = "PT1H";

    /** As people write it; a {@code Duration} would show hours. */
    private static final String MOST = "P30D";

    private static final Duration LONGEST = Duration.parse(MOST);

    /**
     * One that somebody asks for.
     *
     * @param formerValidFor null for what is {@linkplain #USUAL usual}
     */
    public static CredentialsChange of(AuthInput auth, @Nullable TimeSpan formerValidFor) {
        return new CredentialsChange(auth, formerValidFor == null ? Duration.parse(USUAL) : formerValidFor.duration());
    }

    /**
     * What publishers may present once it is made.
     *
     * @throws io.eventplane.director.failure.InvalidInputException with everything that is wrong with it
     */
    PublisherAuth applied(PublisherAuth stored, Instant now) {
        var check = InputCheck.ofInput();
        check.at("formerValidFor")
                .that(
                        !formerValidFor.isNegative() && formerValidFor.compareTo(LONGEST) <= 0,
                        "range",
                        "expected " + Duration.ZERO + " to " + MOST);
        var next = AuthInput.checked(auth, check.at("auth"), stored.present());
        check.done();
        return stored.changedTo(Objects.requireNonNull(next), formerValidFor, now);
    }
}
