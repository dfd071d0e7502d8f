package io.eventplane.director.audit;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What something was like, without its secrets.
 *
 * @param json an object
 */
public record Facts(String json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * These.
     *
     * @param values by name, in that order; what Jackson can write, masked already
     */
    public static Facts of(Map<String, ?> values) {
        return new Facts(JSON.writeValueAsString(values));
    }
}
