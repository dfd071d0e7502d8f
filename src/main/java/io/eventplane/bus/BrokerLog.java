package io.eventplane.bus;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What Artemis says in the server's log. Artemis' own distribution keeps its audit quiet with a file for another
 * logging library; here it would write a line for every message.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/logging.html#configuring-audit-logging">Artemis, audit logging</a>
 */
final class BrokerLog {

    /**
     * "Duplicate message detected", with the message's properties. Here it is the ordinary course of things, and the
     * properties are somebody's data.
     */
    private static final String DUPLICATE = "AMQ222059";

    /** "Security problem while authenticating", with the user's name as the client wrote it: {@link RefusalLog} tells of it, too. */
    private static final String REFUSED = "AMQ222216";

    // Held here, because java.util.logging forgets what was set on a logger that nobody holds. Each by its name,
    // because Liberty gives every logger a level of its own.
    private static final List<Logger> AUDIT = Stream.of("base", "resource", "message")
            .map(name -> Logger.getLogger("org.apache.activemq.audit." + name))
            .toList();
    private static final Logger SERVER = Logger.getLogger("org.apache.activemq.artemis.core.server");

    private BrokerLog() {}

    static void calm() {
        AUDIT.forEach(audit -> audit.setLevel(Level.WARNING));
        SERVER.setFilter(BrokerLog::isWorthIt);
    }

    private static boolean isWorthIt(LogRecord line) {
        String message = String.valueOf(line.getMessage());
        return !message.startsWith(DUPLICATE) && !message.startsWith(REFUSED);
    }
}
