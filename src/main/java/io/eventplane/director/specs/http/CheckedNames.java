package io.eventplane.director.specs.http;

import io.eventplane.director.specs.guard.GuardedNames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * What the client connects to is what is answered here, never the name once more. The client asks on the thread of a request without
 * saying for which; so that thread says before whose time it is.
 */
final class CheckedNames implements DnsResolver {

    private static final ThreadLocal<Budget> BUDGET = new ThreadLocal<>();

    private final GuardedNames names;

    CheckedNames(GuardedNames names) {
        this.names = names;
    }

    /** From now on lookups on this thread take their time from here. */
    void begin(Budget whose) {
        BUDGET.set(whose);
    }

    void end() {
        BUDGET.remove();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.resolve(
                host, Optional.ofNullable(BUDGET.get()).orElseThrow().timeLeft());
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
