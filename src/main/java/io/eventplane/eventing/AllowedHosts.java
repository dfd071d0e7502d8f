package io.eventplane.eventing;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.BusUrl.HostPort;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which hosts this Runtime subscribes at: whoever registers a definition names them. Patterns, in which {@code *} stands for any
 * characters; an address of the link (169.254.…, fe80:…), where clouds hand out their machines' credentials, only when it is named itself.
 */
@OnePerApplication
public final class AllowedHosts {

    private static final String KEY = "eventplane.eventing.allowed-hosts";

    private final List<Allowed> patterns;

    /** Those that match any of the patterns. */
    @Inject
    public AllowedHosts(@ConfigProperty(name = KEY) List<String> patterns) {
        this.patterns = patterns.stream().map(Allowed::of).toList();
    }

    /** Why one of its hosts is not subscribed at; empty when all may be. */
    Optional<String> objectionTo(BusUrl url) {
        return url.hosts().stream()
                .map(HostPort::bareHost)
                .filter(host -> !isAllowed(host.toLowerCase(Locale.ROOT)))
                .map(host -> "this Runtime does not subscribe at " + host + ": its operator can allow it with " + KEY)
                .findFirst();
    }

    private boolean isAllowed(String host) {
        return patterns.stream().anyMatch(allowed -> allowed.allows(host));
    }

    private static boolean isOfTheLink(String host) {
        return host.startsWith("169.254.") || host.startsWith("fe80:") || host.startsWith("::ffff:169.254.");
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** A pattern, and what it is when it is a host's name itself. */
    private record Allowed(String text, Pattern pattern) {

        static Allowed of(String text) {
            var lower = text.strip().toLowerCase(Locale.ROOT);
            return new Allowed(lower, AllowedHosts.pattern(lower));
        }

        boolean allows(String host) {
            return text.equals(host)
                    || (!isOfTheLink(host) && pattern.matcher(host).matches());
        }
    }
}
