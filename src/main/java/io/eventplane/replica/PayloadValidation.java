package io.eventplane.replica;

/** What the gateway does with an event that is not what the document says of its message. */
public enum PayloadValidation {
    /** It is refused. */
    ENFORCE,
    /** It is taken; its sender and its consumers are told. */
    WARN,
    /** Nothing is looked at, the content type neither. */
    OFF
}
