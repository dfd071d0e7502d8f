package io.eventplane.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.EventHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an event goes.
 *
 * @param parameters values of the parameters in the channel's address, as the sender's URL or topic has them
 */
public record Route(OpenChannel channel, Map<String, String> parameters) {

    private static final int LONGEST = 300;

    /**
     * What an event of that message carries on the bus beside its attributes: the parameters as {@code param_<name>}, the headers
     * that the message declares as {@code header_<name>}, and what is wrong with an event that was taken all the same.
     */
    public Map<String, String> properties(OpenMessage message, EventHeaders headers, List<Violation> violations) {
        if (parameters.isEmpty() && message.headers().isEmpty() && violations.isEmpty()) {
            return message.properties();
        }
        Map<String, String> all = new LinkedHashMap<>(message.properties());
        parameters.forEach((name, value) -> all.put("param_" + name, value));
        message.carry(headers, all);
        if (!violations.isEmpty()) {
            all.put("eventplane_violations", Integer.toString(violations.size()));
            all.put("eventplane_violation", told(violations.get(0)));
        }
        return all;
    }

    /** A place in the data is made of the sender's keys: of any length. A character cut in half becomes a question mark. */
    private static String told(Violation violation) {
        String text = violation.toString();
        return new String(text.substring(0, Math.min(text.length(), LONGEST)).getBytes(UTF_8), UTF_8);
    }
}
