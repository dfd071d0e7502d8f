package io.eventplane.eventing;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.BusUrl.HostPort;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which hosts this Runtime subscribes at: whoever registers a definition names them. Patterns, in which {@code *} stands for any
 * characters; an address of the link (169.254.…, fe80:…), where clouds hand out their machines' credentials, only when it is named itself.
 */
@OnePerApplication
public final class AllowedHosts {

    private static final String KEY = "eventplane.eventing.allowed-hosts";

    private final List<String> patterns;

    /** Those that match any of the patterns. */
    @Inject
    public AllowedHosts(@ConfigProperty(name = KEY) List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .toList();
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
        return patterns.stream()
                .anyMatch(pattern -> pattern.equals(host) || (!isOfTheLink(host) && matches(pattern, host)));
    }

    private static boolean isOfTheLink(String host) {
        return host.startsWith("169.254.") || host.startsWith("fe80:") || host.startsWith("::ffff:169.254.");
    }

    private static boolean matches(String pattern, String host) {
        String[] parts = pattern.split("\\*", -1);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int found = i == parts.length - 1 && i > 0 ? lastPart(parts[i], host, at) : host.indexOf(parts[i], at);
            if (found < 0 || (i == 0 && found > 0)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at == host.length();
    }

    private static int lastPart(String part, String host, int from) {
        int start = host.length() - part.length();
        return host.endsWith(part) && start >= from ? start : -1;
    }
}
