package io.eventplane.channel;

import io.eventplane.platform.Sha256;
import java.util.HexFormat;

/**
 * What makes two events one for the bus: definition, channel, source and id, hashed. Stable: an event that is sent again after an
 * upgrade of the gateway is still the same.
 */
final class DuplicateId {

    private DuplicateId() {}

    /** 64 hexadecimal digits. */
    static String of(String definition, String channel, String source, String id) {
        var digest = Sha256.begin();
        for (String part : new String[] {definition, channel, source, id}) {
            Sha256.add(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
