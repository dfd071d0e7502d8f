package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Admission.Admitted;

/** What becomes of a request, as far as its head tells. */
sealed interface Reception {

    /** It is answered; its body is of no interest. */
    record Answered(HttpAnswer answer) implements Reception {}

    /** Its body is wanted: to be gathered in {@code body}, and then taken. */
    record Wanted(HttpHead head, Admitted admitted, HttpEvent form, HttpBody body) implements Reception {}
}
