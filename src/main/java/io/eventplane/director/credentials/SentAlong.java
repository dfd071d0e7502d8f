package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.jspecify.annotations.Nullable;

/** The rule for what is sent along with a request beside its credential. */
final class SentAlong {

    private SentAlong() {}

    static void check(InputCheck check, @Nullable HttpHeaders headers, @Nullable QueryParams params) {
        if (headers != null) {
            headers.check(check.at("additionalHeaders"));
        }
        if (params != null) {
            params.check(check.at("additionalQueryParams"));
        }
    }
}
