package io.eventplane.director.specs.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The addresses that begin with the same bits. */
final class AddressRange {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        if (bits < 0 || bits > first.length * Byte.SIZE) {
            throw new IllegalArgumentException("an address has no " + bits + " bits");
        }
        this.first = first;
        this.bits = bits;
    }

    /** Whether a text is an address rather than a host's name. */
    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        return new AddressRange(
                address, slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    private static byte[] bytes(String literal) {
        try {
            if (isLiteral(literal)) {
                return InetAddress.getByName(literal).getAddress();
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal + " is not an IP address", e);
        }
        throw new IllegalArgumentException(literal + " is not an IP address");
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((first[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
