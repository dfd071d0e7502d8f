package io.eventplane.platform;

import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this server's own HTTP endpoint is reached from the machine it runs on. */
@OnePerApplication
public class HttpAddress {

    /** What Liberty and the operating system call "every address". */
    private static final Set<String> WILDCARDS = Set.of("*", "0.0.0.0", "::");

    private final String base;

    @Inject
    public HttpAddress(
            @ConfigProperty(name = "eventplane.http.host") String host,
            @ConfigProperty(name = "eventplane.http.port") int port,
            HttpTls tls) {
        this.base =
                (tls.isOn() ? "https://" : "http://") + (WILDCARDS.contains(host) ? "127.0.0.1" : host) + ":" + port;
    }

    /** The URL of a path that begins with a slash. */
    public String of(String path) {
        return base + path;
    }
}
