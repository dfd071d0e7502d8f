package io.eventplane.director.audit;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/** What became of an attempt. */
@Enum("AuditOutcome")
@Description("What became of an attempt.")
public enum Outcome {
    DONE,
    REFUSED
}
