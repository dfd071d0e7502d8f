package io.eventplane.director.api;

import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.keys.DataKeys;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** Rotates the key that secrets are encrypted with, and records who did. */
@OnePerApplication
@InTransaction
public class ManageKeys {

    private final DataKeys keys;
    private final AuditTrail audit;

    @Inject
    public ManageKeys(DataKeys keys, AuditTrail audit) {
        this.keys = keys;
        this.audit = audit;
    }

    /** The id of the new key, which is there even if it can't be recorded: one too many does no harm. */
    public String rotate() {
        var id = keys.rotate();
        audit.ordered(id);
        return id;
    }
}
