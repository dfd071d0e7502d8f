package io.eventplane.bus;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What Artemis says in the server's log. Artemis' own distribution keeps its audit quiet with a file for another logging library; here it would write a line for every message.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/logging.html#configuring-audit-logging">Artemis, audit logging</a>
 */
final class BrokerLog {

    /** "Duplicate message detected", with the message's properties. Here it is the ordinary course of things, and the properties are somebody's data. */
    private static final String DUPLICATE = "AMQ222059";

    // Held here, because java.util.logging forgets what was set on a logger that nobody holds.
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");
    private static final Logger SERVER = Logger.getLogger("org.apache.activemq.artemis.core.server");

    private BrokerLog() {}

    static void calm() {
        AUDIT.setLevel(Level.WARNING);
        SERVER.setFilter(BrokerLog::isWorthIt);
    }

    private static boolean isWorthIt(LogRecord line) {
        return line.getMessage() == null || !line.getMessage().startsWith(DUPLICATE);
    }
}
