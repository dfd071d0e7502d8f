package io.eventplane.bus;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** Who is logged in at the embedded broker: a name, and as what. */
record Caller(String name, BrokerUser user) {

    private static final Set<CheckType> QUEUES = EnumSet.of(
            CheckType.CREATE_DURABLE_QUEUE, CheckType.CREATE_NON_DURABLE_QUEUE, CheckType.DELETE_DURABLE_QUEUE);

    /** What the queues of this system start with. */
    private static final Pattern RESERVED =
            Pattern.compile("(?:events|notices|reports|expired|dead-letter)(?:\\.|$)|DLQ$|ExpiryQueue$|[$]");

    static Caller of(Subject subject) {
        String name = only(subject, UserPrincipal.class);
        String role = only(subject, RolePrincipal.class);
        return new Caller(name, BrokerUser.valueOf(role.toUpperCase(Locale.ROOT)));
    }

    /** As Artemis carries it along. */
    Subject subject() {
        Set<Principal> principals = Set.of(new UserPrincipal(name), new RolePrincipal(user.label()));
        return new Subject(true, principals, Set.of(), Set.of());
    }

    /**
     * Whether the roles that hold at this place let it, and what roles can't say does, too: a Runtime's notices are
     * nobody else's, consumers take no name that is somebody's, and the queue of an address outlives them.
     *
     * @param place {@code address}, or {@code address::queue}
     */
    boolean may(CheckType what, String place, Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.getName().equals(user.label()) && what.hasRole(role))
                && may(what, place);
    }

    private boolean may(CheckType what, String place) {
        return switch (user) {
            case RUNTIME -> what == CheckType.SEND || new OwnNotices(name).include(place);
            case CONSUMER -> !QUEUES.contains(what) || !isReserved(place);
            case DIRECTOR, GATEWAY, AGENT, EVENTING -> true;
        };
    }

    /** Names of queues are the whole broker's, whatever their address. */
    private static boolean isReserved(String place) {
        String queue = place.substring(place.indexOf("::") + 2);
        return !place.contains("::") || RESERVED.matcher(queue).lookingAt();
    }

    private static String only(Subject subject, Class<? extends Principal> type) {
        return subject.getPrincipals(type).iterator().next().getName();
    }
}
