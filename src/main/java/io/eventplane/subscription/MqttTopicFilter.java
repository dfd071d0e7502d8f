package io.eventplane.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * What a topic filter of MQTT has to be.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901241">MQTT 5.0, section 4.7</a>
 */
final class MqttTopicFilter {

    private static final int MOST_BYTES = 65_535;

    private MqttTopicFilter() {}

    /** What is wrong with it, and what would be right; empty when nothing is. */
    static Optional<String> objectionTo(String filter) {
        if (filter.isEmpty()) {
            return Optional.of("a topic filter is needed, such as plant/+/temperature or plant/#");
        }
        if (!UTF_8.newEncoder().canEncode(filter) || filter.indexOf('\0') >= 0) {
            return Optional.of("a topic filter has neither U+0000 nor half a surrogate pair: take that out");
        }
        if (filter.getBytes(UTF_8).length > MOST_BYTES) {
            return Optional.of("a topic filter has at most " + MOST_BYTES + " bytes in UTF-8");
        }
        if (filter.equals("$share") || filter.startsWith("$share/")) {
            return Optional.of("a subscription is shared by the attribute shareName: name what follows $share/<name>/");
        }
        return objectionToWildcards(filter);
    }

    private static Optional<String> objectionToWildcards(String filter) {
        String[] levels = filter.split("/", -1);
        for (int at = 0; at < levels.length; at++) {
            if (levels[at].indexOf('#') >= 0 && (levels[at].length() > 1 || at < levels.length - 1)) {
                return Optional.of("# stands for all that follows: alone, as the last level, as in plant/#");
            }
            if (levels[at].indexOf('+') >= 0 && levels[at].length() > 1) {
                return Optional.of("+ stands for one whole level, as in plant/+/temperature");
            }
        }
        return Optional.empty();
    }
}
