package io.eventplane.refusal;

/** Carries a refusal out of a reading. Never leaves the gateway; has no stack trace, because hostile senders choose how often. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Exceptions are serializable, a refusal isn't and needn't be: this one is caught where it is mapped. */
    private final transient Refusal refusal;

    /** Carries that refusal. */
    public RefusedException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** Carries a refusal whose detail says it all. */
    public RefusedException(Reason reason, String detail) {
        this(Refusal.of(reason, detail));
    }

    /** What was carried. */
    public Refusal refusal() {
        return refusal;
    }
}
