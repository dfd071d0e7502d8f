package io.eventplane.gateway.http;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key}, which gives a plain body its id; with or without quotes.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP header field</a>
 */
final class IdempotencyKey {

    private static final String NAME = "idempotency-key";
    private static final CharSequence HEADER = HttpHeaders.createOptimized(NAME);
    private static final Pattern SHAPE = Pattern.compile("\"?([\\x21\\x23-\\x7E]{1,255})\"?");

    private IdempotencyKey() {}

    /**
     * The key; empty without the header.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} when it can't be an id
     */
    static Optional<String> read(HttpHead head) {
        var values = head.all(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(values.get(0).strip());
        if (values.size() > 1 || !parts.matches()) {
            throw malformed();
        }
        return Optional.of(parts.group(1));
    }

    private static RefusedException malformed() {
        return new RefusedException(Refusal.of(
                Reason.MALFORMED_EVENT,
                "The Idempotency-Key can't be an event's id.",
                List.of(new Violation(
                        NAME, "header", "expected one value of 1 to 255 printable ASCII characters without blanks"))));
    }
}
