package io.eventplane.gateway.accesslog;

import io.eventplane.gateway.observation.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the log.
 *
 * @param outcome {@code accepted}, or the reason of the refusal
 * @param definition empty when it was for none that is open here
 * @param ids of the events that were accepted
 * @param nanos from the last byte to the outcome; negative when it was refused before all of it was there
 */
record AccessEntry(
        Instant time,
        Sender sender,
        String outcome,
        Optional<String> definition,
        Optional<String> channel,
        List<String> ids,
        int bytes,
        long nanos) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_IDS = 10;
    private static final int LONGEST_ID = 200;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double THOUSANDTHS = 1000;

    /** A JSON object in one line: whatever a sender writes, it ends no line and begins no field. */
    String line() {
        var line = JSON.createObjectNode()
                .put("time", time.toString())
                .put("protocol", sender.protocol())
                .put("remote", sender.address())
                .put("outcome", outcome);
        definition.ifPresent(id -> line.put("definition", id));
        channel.ifPresent(address -> line.put("channel", address));
        if (nanos >= 0) {
            line.put("bytes", bytes).put("millis", Math.round(nanos / NANOS_PER_MILLI * THOUSANDTHS) / THOUSANDTHS);
        }
        if (!ids.isEmpty()) {
            line.put("events", ids.size());
            var first = line.putArray("ids");
            ids.stream().limit(MOST_IDS).forEach(id -> first.add(cut(id)));
        }
        return JSON.writeValueAsString(line);
    }

    private static String cut(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "…";
    }
}
