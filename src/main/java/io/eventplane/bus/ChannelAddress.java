package io.eventplane.bus;

import io.eventplane.platform.Sha256;
import io.eventplane.platform.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The address on the bus of an Application's channel: {@code events.{application}.{channel}}, at most {@value #LONGEST}
 * characters.
 *
 * <p>Of the application's name everything outside of {@code [A-Za-z0-9_-]} is percent-encoded, a dot too, so that two
 * applications never share an address. In the channel's address {@code /} separates and becomes a dot, empty parts fall
 * away, {@code {parameter}} loses its braces, and everything outside of {@code [A-Za-z0-9_.:-]} is percent-encoded. So
 * it never holds the broker's wildcards ({@code *}, {@code #}, {@code >}) nor {@code ::}, which would name a queue. A
 * channel of which nothing is left, say {@code /}, is called {@value #ROOT}.
 *
 * <p>That is how it is for the tenant {@code default}. For another its name stands in front of the application's, in a
 * part of its own: <code>events.@{tenant}.{application}.{channel}</code>, encoded as the application's. No part made
 * of an application's name holds a {@code @}.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/wildcard-syntax.html">Artemis, wildcard syntax</a>
 */
public final class ChannelAddress {

    /** The channel of which nothing is left: a slash, which is written so for no other channel. */
    static final String ROOT = "%2F";

    static final int LONGEST = 200;

    private static final int HASH_BYTES = 16;
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private ChannelAddress() {}

    /**
     * The address of the channel of an application of this tenant.
     *
     * @throws IllegalArgumentException when the application's name is blank
     */
    public static String of(Tenant tenant, String applicationName, String channelAddress) {
        if (applicationName.isBlank()) {
            throw new IllegalArgumentException("the application of channel " + channelAddress + " has a blank name");
        }
        return bounded("events." + owner(tenant) + part(applicationName) + "." + channel(channelAddress));
    }

    private static String owner(Tenant tenant) {
        return tenant.isDefault() ? "" : "@" + part(tenant.name()) + ".";
    }

    private static String part(String name) {
        return encode(name, ChannelAddress::isPlain);
    }

    private static String channel(String address) {
        String encoded = encode(
                address.replace('/', '.').replaceAll("\\{([^{}]*)}", "$1"), c -> isPlain(c) || c == '.' || c == ':');
        String parts = Arrays.stream(encoded.split("\\."))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        return parts.isEmpty() ? ROOT : parts.replace("::", ":%3A");
    }

    private static String encode(String text, IntPredicate kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int character = Byte.toUnsignedInt(b);
            if (kept.test(character)) {
                encoded.append((char) character);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(int character) {
        return PLAIN.indexOf(character) >= 0;
    }

    private static String bounded(String address) {
        if (address.length() <= LONGEST) {
            return address;
        }
        String hash = hash(address);
        return address.substring(0, LONGEST - hash.length() - 1) + "~" + hash;
    }

    private static String hash(String address) {
        return HexFormat.of().formatHex(Sha256.of(address), 0, HASH_BYTES);
    }
}
