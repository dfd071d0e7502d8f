package io.eventplane.eventing.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What Linux tells about sockets of IPv4. */
final class Sockets {

    private static final String ESTABLISHED = "01";

    private Sockets() {}

    /** How many connections somebody who listens at that port has. */
    static int connectedTo(int port) {
        try (var sockets = Files.lines(Path.of("/proc/self/net/tcp"))) {
            String own = String.format(Locale.ROOT, ":%04X", port);
            return (int) sockets.map(line -> line.strip().split("\\s+"))
                    .filter(line -> line[1].endsWith(own) && line[3].equals(ESTABLISHED))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
