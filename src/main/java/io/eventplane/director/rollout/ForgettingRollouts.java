package io.eventplane.director.rollout;

import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** The transactions of {@link ForgetRollouts}. */
@OnePerApplication
@InTransaction
public class ForgettingRollouts {

    private final Rollouts rollouts;

    @Inject
    public ForgettingRollouts(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    void definition(String definitionId) {
        rollouts.forgetDefinition(definitionId);
    }

    void gone(Duration silence) {
        rollouts.forgetGone(Clock.systemUTC().instant().minus(silence));
    }
}
