package io.eventplane.journeys;

import java.util.UUID;

/** An event to publish, with a JSON payload. */
record SentEvent(String id, String source, String type, String data) {

    /** An event with an id that no other one has. */
    static SentEvent of(String type, String data) {
        return new SentEvent(UUID.randomUUID().toString(), "/journeys", type, data);
    }

    /** The same in CloudEvents' JSON format. */
    String json() {
        return """
                {"specversion": "1.0", "id": "%s", "source": "%s", "type": "%s", "datacontenttype": "application/json", "data": %s}""".formatted(id, source, type, data);
    }
}
