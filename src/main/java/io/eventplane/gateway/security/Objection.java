package io.eventplane.gateway.security;

import io.eventplane.refusal.Refusal;

/**
 * Why credentials don't do.
 *
 * @param attempt whether something was presented that is wrong; who presents nothing has only asked
 */
public record Objection(Refusal refusal, boolean attempt) {}
