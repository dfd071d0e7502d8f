package io.eventplane.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two events one for the bus: definition, channel, source and id, hashed. Stable: an event that is sent again after an
 * upgrade of the gateway is still the same.
 */
final class DuplicateId {

    private DuplicateId() {}

    /** 64 hexadecimal digits. */
    static String of(String definition, String channel, String source, String id) {
        var digest = sha256();
        for (String part : new String[] {definition, channel, source, id}) {
            byte[] bytes = part.getBytes(UTF_8);
            // The length goes first: else "a" + "bc" would be "ab" + "c".
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
