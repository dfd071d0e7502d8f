package io.eventplane.director.specs.guard;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Resolves names into addresses that may be called. Whoever connects to one of these very addresses, rather than to the name, is safe
 * from a name that means something else a moment later (DNS rebinding).
 */
@OnePerApplication
public class GuardedNames {

    private final AllowedHosts allowed;
    private final Lookups lookups;

    @Inject
    public GuardedNames(Config config) {
        this(
                config.getOptionalValue("eventplane.director.fetch.allowed-hosts", String.class)
                        .orElse(""),
                InetAddress::getAllByName);
    }

    /** @param names who knows the addresses of a name */
    public GuardedNames(String allowed, Names names) {
        this.allowed = AllowedHosts.parse(allowed);
        this.lookups = new Lookups(names);
    }

    /** Knows the addresses of a name, at least one; an address is its own name. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * All addresses of a host. One that may not be called spoils them all: a name that mixes public and other ones has no good reason.
     *
     * @param within how long may be waited for them
     * @throws RefusedAddressException if any may not be called
     * @throws SlowLookupException if they are not known in time
     * @throws UnknownHostException if there is none
     */
    public InetAddress[] resolve(String host, Duration within) throws UnknownHostException {
        var addresses = lookups.resolve(host, within);
        if (!allowed.name(host) && !List.of(addresses).stream().allMatch(this::mayBeCalled)) {
            throw new RefusedAddressException(host);
        }
        return addresses;
    }

    /** Whether the operator has allowed this host by its name, or by its address if it has no name. */
    public boolean names(String host) {
        try {
            return allowed.name(host) || (AddressRange.isLiteral(host) && allowed.contain(InetAddress.getByName(host)));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Leaves lookups that hang to themselves. */
    @PreDestroy
    public void close() {
        lookups.close();
    }

    private boolean mayBeCalled(InetAddress address) {
        return PublicAddresses.contain(address) || allowed.contain(address);
    }
}
