package io.eventplane.director.definitions;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import io.eventplane.lifecycle.StatedDate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Which version of an event API a definition is. */
@Input("VersionInput")
public record VersionInput(
        @Description(
                "Once in its group: another event API of the same Application, `group` and `value` is a `conflict`.")
        @NonNull
        String value,

        @Description(
                "The gateway tells publishers, with the header `Deprecation` and a link to the newest version that is not.")
        @DefaultValue("false")
        @Nullable
        Boolean deprecated,

        @Description(
                "Since when: an RFC 3339 date or date-time becomes the header `Deprecation`; any other text is only shown.")
        @Nullable
        String deprecatedSince,

        @Description("Deprecates it, too; the gateway warns publishers with every answer.")
        @DefaultValue("false")
        @Nullable
        Boolean forRemoval,

        @Description(
                "From when on the gateway refuses its events with 410 and the way to the newer version. Needs `forRemoval`; not before `deprecatedSince`.")
        @Nullable
        Timestamp sunset) {

    /** @param stored what the definition's version is so far; null at registration */
    Version checked(@Nullable Version stored, Instant now, InputCheck check) {
        TextRule.check(check.at("value"), value, 100);
        TextRule.checkOptional(check.at("deprecatedSince"), deprecatedSince, 100);
        var deprecation = deprecation(stored, now).map(Timestamp::new);
        checkSunset(check.at("sunset"));
        return new Version(
                value, isSet(deprecated), deprecatedSince, isSet(forRemoval), deprecation.orElse(null), sunset);
    }

    private void checkSunset(InputCheck check) {
        if (sunset == null
                || !check.that(StatedDate.isUsual(sunset.instant()), "range", "must be between 1970 and 9999")) {
            return;
        }
        check.that(isSet(forRemoval), "for-removal", "is the date of a removal: set forRemoval as well");
        check.that(
                stated().filter(sunset.instant()::isBefore).isEmpty(),
                "after-deprecation",
                "must not be before deprecatedSince (RFC 9745, 5)");
    }

    private Optional<Instant> deprecation(@Nullable Version stored, Instant now) {
        if (!isSet(deprecated) && !isSet(forRemoval)) {
            return Optional.empty();
        }
        return stated().or(() ->
                        Optional.ofNullable(stored).map(Version::deprecation).map(Timestamp::instant))
                .or(() -> Optional.of(now.truncatedTo(ChronoUnit.SECONDS)));
    }

    private Optional<Instant> stated() {
        return Optional.ofNullable(deprecatedSince).flatMap(StatedDate::of);
    }

    private static boolean isSet(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
