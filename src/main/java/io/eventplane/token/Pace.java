package io.eventplane.token;

import java.time.Duration;

/**
 * How often an issuer is called, and how long its word is kept.
 *
 * @param keys how long published keys are kept before they are asked for again
 * @param keysAgain how soon they are asked for again, at most twice, when a token names a key that is not among them
 * @param outage how long old keys do while the issuer can't be reached
 * @param metadata how long the issuer's own description is kept
 * @param accepted how long a decision for a token is kept at most
 * @param introspected how long one is kept that the issuer made, who may withdraw the token
 * @param refused how long one against a token is kept
 * @param connect how long connecting may take
 * @param read how long the issuer may be silent
 * @param introspections how many opaque tokens that nobody has seen yet an issuer is asked about per second
 */
record Pace(
        Duration keys,
        Duration keysAgain,
        Duration outage,
        Duration metadata,
        Duration accepted,
        Duration introspected,
        Duration refused,
        Duration connect,
        Duration read,
        int introspections) {

    static final Pace USUAL = new Pace(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(4),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            50);
}
