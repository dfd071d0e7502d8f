package io.eventplane.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Tells a structured CloudEvent from any other payload where nothing beside the payload does. */
public final class EventObject {

    private static final byte[] NAME = "\"specversion\"".getBytes(US_ASCII);
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventObject() {}

    /** Whether the payload is a JSON object that has a member {@code specversion}. */
    public static boolean isIn(byte[] payload) {
        return mayBe(payload) && has(payload);
    }

    /** Nearly every payload that isn't one is found out here, without parsing it. */
    private static boolean mayBe(byte[] payload) {
        for (int at = 0; at + NAME.length <= payload.length; at++) {
            if (payload[at] == '"' && Arrays.equals(payload, at, at + NAME.length, NAME, 0, NAME.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(byte[] payload) {
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (parser.currentName().equals("specversion")) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
