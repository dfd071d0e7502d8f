package io.eventplane.director.definitions;

import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;

/** The transactions of {@link ForgetFormerAuth}. */
@OnePerApplication
@InTransaction
public class ForgettingFormerAuth {

    private final Definitions definitions;

    @Inject
    public ForgettingFormerAuth(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Removes those that are valid no longer at that moment. Nobody has to hear of it: everybody has known the moment before. */
    public void over(Instant now) {
        definitions.forgetFormerAuth(now);
    }
}
