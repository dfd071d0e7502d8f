package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.place.Located;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What both major versions of AsyncAPI say, in one form.
 *
 * @param traffic by address and direction, in document order
 * @param servers protocol → what clients of it must present; empty when the document names no server
 */
record ApiModel(JsonNode document, Map<Route, Traffic> traffic, Map<String, Security> servers) {

    /** Who sends, seen from the Application; a channel without operations does not say. */
    enum Direction {
        SENT,
        RECEIVED,
        UNSAID
    }

    /** An address, its parameters' names and a leading slash left out: they name the same place under other names, too. */
    record Route(String address, Direction direction) {}

    /**
     * What goes over one route.
     *
     * @param channel the first channel with that address
     * @param operation the first operation; the channel when there is none
     * @param parameters by their position in the address
     * @param messages none when the document does not say
     * @param protocols of the servers that the channel names; none when it names none
     * @param bindings of channels and operations
     */
    record Traffic(
            Located channel,
            Located operation,
            List<Located> parameters,
            List<MessageModel> messages,
            Set<String> protocols,
            Security security,
            List<Located> bindings) {}

    static ApiModel of(AsyncApiDocument document) {
        return new ModelReader(document).read();
    }
}
