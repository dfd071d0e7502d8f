package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.jspecify.annotations.Nullable;

/** What is sent along with a request beside its credential, as it is stored: checked, and where the client sent a mask back the stored value. */
final class SentAlong {

    private SentAlong() {}

    static @Nullable HttpHeaders headers(@Nullable HttpHeaders given, InputCheck check, @Nullable HttpHeaders stored) {
        return given == null ? null : given.checked(check.at("additionalHeaders"), stored);
    }

    static @Nullable QueryParams params(@Nullable QueryParams given, InputCheck check, @Nullable QueryParams stored) {
        return given == null ? null : given.checked(check.at("additionalQueryParams"), stored);
    }
}
