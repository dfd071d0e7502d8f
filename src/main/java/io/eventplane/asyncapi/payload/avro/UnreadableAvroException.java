package io.eventplane.asyncapi.payload.avro;

/** Why something in a document is no Avro schema, or not all of one. */
public final class UnreadableAvroException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableAvroException(String message) {
        super(message, null, false, false);
    }

    /** What is wrong, for a person to read. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
