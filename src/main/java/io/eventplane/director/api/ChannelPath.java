package io.eventplane.director.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A channel's address as the end of an event URL; its parameters keep their braces, to be filled in. */
final class ChannelPath {

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@{}/-]+");

    /** Where slashes do not just divide segments with something in them, a server might take them for others. */
    private static final Pattern EMPTY_SEGMENT = Pattern.compile("^$|^/|//|/$|(^|/)[.]{1,2}(/|$)");

    private ChannelPath() {}

    static String of(String address) {
        String path = address.startsWith("/") && address.length() > 1 ? address.substring(1) : address;
        String encoded = UNSAFE.matcher(path)
                .replaceAll(found ->
                        URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20"));
        return EMPTY_SEGMENT.matcher(path).find() ? encoded.replace("/", "%2F") : encoded;
    }
}
