package io.eventplane.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of an external bus, {@code scheme://host[:port][,host[:port]…][/path][?query]}: what {@link java.net.URI} does not
 * read when it names several hosts.
 *
 * @param scheme in lower case
 * @param hosts at least one, in the order given
 * @param path beginning with a slash, as it was written; empty when there is none
 * @param query what follows the question mark, as it was written; empty when there is none
 */
public record BusUrl(String scheme, List<HostPort> hosts, String path, Optional<String> query) {

    private static final int MOST_CHARACTERS = 8000;
    private static final int LAST_PORT = 65_535;
    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)((?:/[^?#]*)?)(?:\\?([^#]*))?");
    private static final Pattern CHARACTERS = Pattern.compile("[!-~&&[^\"<>\\\\^`{|}]]*");
    private static final Pattern HOST =
            Pattern.compile("((?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252}))|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

    public BusUrl {
        hosts = List.copyOf(hosts);
    }

    /**
     * One of a bus's addresses.
     *
     * @param host a name, an IPv4 address, or an IPv6 address in brackets
     * @param port empty leaves it to the scheme
     */
    public record HostPort(String host, Optional<Integer> port) {

        /** {@code host:port}. */
        public String with(int defaultPort) {
            return host + ":" + port.orElse(defaultPort);
        }

        /** As it was written. */
        @Override
        public String toString() {
            return host + port.map(number -> ":" + number).orElse("");
        }

        /** Without the brackets of an IPv6 address. */
        public String bareHost() {
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong, fit for its owner, without what stands before an @
     */
    public static BusUrl of(String text) {
        require(text.length() <= MOST_CHARACTERS, "longer than " + MOST_CHARACTERS + " characters");
        require(CHARACTERS.matcher(text).matches(), "it has characters that no URL may have: percent-encode them");
        require(text.indexOf('#') < 0, "a fragment (#…) means nothing here");
        Matcher parts = URL.matcher(text);
        require(parts.matches(), "an absolute URL is needed, such as kafka://broker:9092");
        String authority = parts.group(2);
        require(authority.indexOf('@') < 0, "credentials belong into auth, not into the URL");
        return new BusUrl(
                parts.group(1).toLowerCase(Locale.ROOT),
                hosts(authority),
                parts.group(3),
                Optional.ofNullable(parts.group(4)));
    }

    /**
     * Where it is, without path and query, in which some owners have tokens: for logs and for whoever may see numbers.
     *
     * @param url an address, as it was written
     * @return scheme, hosts and ports; the scheme alone of one that can't be read
     */
    public static String shown(String url) {
        try {
            BusUrl read = of(url);
            return read.scheme() + "://"
                    + read.hosts().stream().map(HostPort::toString).collect(Collectors.joining(","));
        } catch (IllegalArgumentException e) {
            return url.replaceFirst("(?s)[^A-Za-z0-9+.-].*", "") + "://…";
        }
    }

    /** Whether it says more than where the bus is: a path, or a query. */
    public boolean saysMore() {
        return !(path.isEmpty() || path.equals("/")) || query.isPresent();
    }

    /** The only host; the first of several. */
    public HostPort host() {
        return hosts.get(0);
    }

    private static List<HostPort> hosts(String authority) {
        List<HostPort> hosts = new ArrayList<>();
        for (String each : authority.split(",", -1)) {
            Matcher host = HOST.matcher(each);
            require(
                    host.matches(),
                    each.isEmpty() ? "the URL names no host" : "not a host, with or without a port: " + each);
            hosts.add(new HostPort(
                    host.group(1), Optional.ofNullable(host.group(2)).map(BusUrl::port)));
        }
        return hosts;
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        require(port >= 1 && port <= LAST_PORT, "ports go from 1 to " + LAST_PORT);
        return port;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
