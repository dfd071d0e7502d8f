package io.eventplane.journeys;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the Director says of the keys that its secrets are encrypted with, asked anew each time. */
record EncryptionKeys(Director director) {

    static EncryptionKeys of(EventplaneServer server) {
        return new EncryptionKeys(Director.of(server));
    }

    /** Makes a new one; answers its id. */
    String rotate() {
        return director.query("mutation { rotateEncryptionKey }")
                .path("rotateEncryptionKey")
                .asString();
    }

    /** The id of the one that encrypts. */
    String inUse() {
        return id(
                keys().filter(key -> key.path("inUse").asBoolean()).findFirst().orElseThrow());
    }

    /** How many values are under this key; 0 when there is no such key. */
    int valuesUnder(String id) {
        return values(keys().toList(), key -> id(key).equals(id));
    }

    /** Whether, at one moment, some values are under this key and some are not. */
    boolean isHalfDone(String id) {
        var keys = keys().toList();
        return values(keys, key -> id(key).equals(id)) > 0 && values(keys, key -> !id(key).equals(id)) > 0;
    }

    /** How many values are under any other. */
    int valuesNotUnder(String id) {
        return values(keys().toList(), key -> !id(key).equals(id));
    }

    boolean allUnderTheOneInUse() {
        return valuesNotUnder(inUse()) == 0;
    }

    Stream<String> ids() {
        return keys().map(EncryptionKeys::id);
    }

    private static int values(List<JsonNode> keys, Predicate<JsonNode> which) {
        return keys.stream()
                .filter(which)
                .mapToInt(key -> key.path("valueCount").asInt())
                .sum();
    }

    private static String id(JsonNode key) {
        return key.path("id").asString();
    }

    private Stream<JsonNode> keys() {
        return director.query("{ encryptionKeys { id createdAt inUse readable valueCount } }")
                .path("encryptionKeys")
                .valueStream();
    }
}
