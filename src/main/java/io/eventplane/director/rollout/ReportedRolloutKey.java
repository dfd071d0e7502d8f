package io.eventplane.director.rollout;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which reporter said something of which definition. A class, because Jakarta Persistence makes it without values first. */
public class ReportedRolloutKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String definitionId;
    private @Nullable String reporterId;

    /** For the persistence provider. */
    public ReportedRolloutKey() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReportedRolloutKey key
                && Objects.equals(definitionId, key.definitionId)
                && Objects.equals(reporterId, key.reporterId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(definitionId, reporterId);
    }
}
