package io.eventplane.asyncapi.place;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a {@code $ref} that points into the same document: {@code #} and an RFC 6901 pointer, percent-encoded as the
 * fragment of a URI.
 *
 * @param steps the keys from the root on, unescaped; none for the whole document
 */
public record Reference(List<String> steps) {

    /** What a URI's fragment cannot hold as it is. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9/~!$&'()*+,;=:@._?-]+");

    /** An empty reference means the document it is in (RFC 3986, 4.4). */
    public static boolean isInternal(String text) {
        return text.isEmpty() || text.equals("#") || text.startsWith("#/");
    }

    public static Reference of(String text) {
        if (text.length() < 2) {
            return new Reference(List.of());
        }
        return new Reference(Arrays.stream(text.substring(2).split("/", -1))
                .map(Reference::unescaped)
                .toList());
    }

    /** The text of a reference to a place. */
    public static String to(Location place) {
        return "#" + UNSAFE.matcher(place.pointer()).replaceAll(found -> percentEncoded(found.group()));
    }

    /** A reference to what is behind the target of another one, which may be in another document. */
    public static String behind(String reference, List<String> steps) {
        String further = to(Location.ROOT.descend(steps)).substring(1);
        return reference + (reference.indexOf('#') < 0 ? "#" : "") + further;
    }

    private static String percentEncoded(String characters) {
        return URLEncoder.encode(characters, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String unescaped(String step) {
        return percentDecoded(step).replace("~1", "/").replace("~0", "~");
    }

    private static String percentDecoded(String step) {
        if (step.indexOf('%') < 0) {
            return step;
        }
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return step;
        }
    }
}
