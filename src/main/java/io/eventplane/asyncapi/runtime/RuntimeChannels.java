package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.reading.AsyncApiVersion;
import tools.jackson.databind.node.ObjectNode;

/** How one major version writes the channels of a rewritten document, and what sends on them. */
interface RuntimeChannels {

    /** Keeps what has to stay beside the channels themselves. */
    void keep();

    /** Writes the channels, the published ones first, and tells where they have moved. Call when all that stays is kept. */
    void write(ObjectNode document);

    static RuntimeChannels of(AsyncApiVersion version, Rewriting rewriting) {
        return switch (version.major()) {
            case 2 -> new RuntimeChannelsOfVersion2(rewriting);
            case 3 -> new RuntimeChannelsOfVersion3(rewriting);
            default -> throw new IllegalArgumentException("AsyncAPI " + version.text());
        };
    }
}
