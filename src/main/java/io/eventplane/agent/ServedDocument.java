package io.eventplane.agent;

import io.eventplane.asyncapi.notation.DocumentFormat;

/** An AsyncAPI document whose servers are the bus of this Runtime, in the notation it was registered in. */
record ServedDocument(String text, DocumentFormat format) {

    /** AsyncAPI's own media type, without a version: the document says it itself. */
    String mediaType() {
        return switch (format) {
            case YAML -> "application/vnd.aai.asyncapi+yaml";
            case JSON -> "application/vnd.aai.asyncapi+json";
        };
    }

    /** Shows the size, not the document: it can be megabytes long. */
    @Override
    public String toString() {
        return "ServedDocument[" + text.length() + " characters of " + format + "]";
    }
}
