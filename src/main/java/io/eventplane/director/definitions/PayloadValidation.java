package io.eventplane.director.definitions;

import org.eclipse.microprofile.graphql.Description;

/** What gateways do with an event that is not what its message's schemas say. */
@Description("What gateways do with an event that is not what the document says of its message:"
        + " `ENFORCE` refuses it, `WARN` takes it and tells sender and consumers, `OFF` does not look.")
public enum PayloadValidation {
    ENFORCE,
    WARN,
    OFF
}
