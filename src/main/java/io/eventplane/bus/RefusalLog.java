package io.eventplane.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the log whom the embedded broker refused, and what: each once a minute, because clients try again and again.
 * Never a password. Thread-safe.
 */
final class RefusalLog {

    private static final Logger LOG = System.getLogger(RefusalLog.class.getPackageName() + ".security");
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();
    private static final int REMEMBERED = 1_000;
    private static final int LONGEST = 200;

    private final Map<String, Long> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    void login(String user, String source, String why) {
        tell("the broker refused a login as " + harmless(user) + " from " + source + ": " + why);
    }

    void permission(Caller caller, String what, String place) {
        tell("the broker refused " + what + " on " + harmless(place) + " to " + harmless(caller.name()) + " ("
                + caller.user().label() + ")");
    }

    private void tell(String line) {
        if (isNews(line)) {
            LOG.log(Level.WARNING, "{0}", line);
        }
    }

    private synchronized boolean isNews(String line) {
        long now = System.nanoTime();
        Long last = told.put(line, now);
        return last == null || now - last > PAUSE;
    }

    /** What a client wrote must not begin a line of its own, nor fill the disk. */
    private static String harmless(String written) {
        String shown = written.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
