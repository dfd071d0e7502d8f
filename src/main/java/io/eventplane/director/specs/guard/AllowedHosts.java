package io.eventplane.director.specs.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator allows beyond public addresses.
 *
 * @param names hosts, in lower case; {@code *.example.com} stands for all below {@code example.com}
 * @param ranges addresses
 */
record AllowedHosts(Set<String> names, List<AddressRange> ranges) {

    /**
     * Reads names, addresses and ranges, separated by commas: {@code specs.corp.example, *.intern, 10.1.0.0/16, ::1}.
     *
     * @throws IllegalArgumentException for a range that is none
     */
    static AllowedHosts parse(String text) {
        return new AllowedHosts(
                entries(text)
                        .filter(entry -> !isRange(entry))
                        .map(AllowedHosts::lower)
                        .collect(Collectors.toUnmodifiableSet()),
                entries(text)
                        .filter(AllowedHosts::isRange)
                        .map(AllowedHosts::range)
                        .toList());
    }

    private static Stream<String> entries(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    private static AddressRange range(String entry) {
        try {
            return AddressRange.parse(entry);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "eventplane.director.fetch.allowed-hosts: " + entry + " is not a range such as 10.1.0.0/16", e);
        }
    }

    private static boolean isRange(String entry) {
        return entry.indexOf('/') >= 0 || AddressRange.isLiteral(entry);
    }

    boolean name(String host) {
        var asked = lower(host);
        return names.contains(asked)
                || names.stream().anyMatch(name -> name.startsWith("*.") && asked.endsWith(name.substring(1)));
    }

    boolean contain(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
