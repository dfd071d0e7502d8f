package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Admission.Admitted;
import java.time.Duration;

/** What becomes of a request, as far as its head tells. */
sealed interface Reception {

    /** It is answered; its body is of no interest. */
    record Answered(HttpAnswer answer) implements Reception {}

    /** It is decided, and kept from the sender for a while. */
    record Held(Reception decided, Duration delay) implements Reception {}

    /** Its body is wanted: to be gathered in {@code body}, and then taken. */
    record Wanted(HttpHead head, Admitted admitted, HttpEvent form, HttpBody body) implements Reception {}
}
