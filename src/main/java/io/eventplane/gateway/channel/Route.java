package io.eventplane.gateway.channel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an event goes.
 *
 * @param parameters values of the parameters in the channel's address, as the sender's URL or topic has them
 */
public record Route(OpenChannel channel, Map<String, String> parameters) {

    /** What an event of that message carries on the bus beside its attributes: the parameters as {@code param_<name>}, too. */
    public Map<String, String> properties(OpenMessage message) {
        if (parameters.isEmpty()) {
            return message.properties();
        }
        Map<String, String> all = new LinkedHashMap<>(message.properties());
        parameters.forEach((name, value) -> all.put("param_" + name, value));
        return all;
    }
}
