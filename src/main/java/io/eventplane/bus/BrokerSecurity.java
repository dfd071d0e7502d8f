package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in at the embedded broker, and to what. Everybody has to log in, on loopback as well: with a user's
 * password, or as a Runtime with its secret. Artemis asks again ten seconds later, for connections that are open, too.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/security.html">Artemis, Authentication &amp; Authorization</a>
 */
@OnePerApplication
public final class BrokerSecurity implements ActiveMQSecurityManager5 {

    private final Logins logins;
    private final RuntimeSecrets runtimes;
    private final FailedLogins failures = new FailedLogins(System::nanoTime);
    private final RefusalLog refusals = new RefusalLog();

    @Inject
    BrokerSecurity(Logins logins, Instance<RuntimeSecrets> director) {
        this(logins, (id, secret) -> director.isResolvable() && director.get().matches(id, secret));
    }

    BrokerSecurity(Logins logins, RuntimeSecrets runtimes) {
        this.logins = logins;
        this.runtimes = runtimes;
    }

    /** Before anybody asks. */
    void prepare() {
        logins.prepare();
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, String domain)
            throws NoCacheLoginException {
        String source = source(connection);
        if (user == null || password == null) {
            refusals.login(String.valueOf(user), source, "no user or no password");
            return null;
        }
        if (failures.mustWait(user, source)) {
            refusals.login(user, source, "too many wrong passwords before, it has to wait");
            throw new NoCacheLoginException("too many wrong passwords, wait");
        }
        Optional<Caller> caller = caller(user, password);
        caller.ifPresentOrElse(known -> failures.succeeded(user, source), () -> refused(user, source));
        return caller.map(Caller::subject).orElse(null);
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType what, String place) {
        if (subject == null) {
            return false;
        }
        Caller caller = Caller.of(subject);
        boolean may = caller.may(what, place, roles);
        if (!may) {
            refusals.permission(caller, what.name(), place);
        }
        return may;
    }

    /** Artemis asks those above. */
    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        throw new UnsupportedOperationException("authenticate() is to be asked");
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        throw new UnsupportedOperationException("authenticate() and authorize() are to be asked");
    }

    private void refused(String user, String source) {
        failures.failed(user, source);
        refusals.login(user, source, "unknown user or wrong password");
    }

    private Optional<Caller> caller(String user, String password) throws NoCacheLoginException {
        for (BrokerUser each : Logins.WITH_PASSWORD) {
            if (logins.of(each).matches(user, password)) {
                return Optional.of(new Caller(user, each));
            }
        }
        return isRuntime(user, password) ? Optional.of(new Caller(user, BrokerUser.RUNTIME)) : Optional.empty();
    }

    /** This server's own Runtime needs no Director to be known here. */
    private boolean isRuntime(String id, String secret) throws NoCacheLoginException {
        try {
            return logins.of(BrokerUser.RUNTIME).matches(id, secret) || runtimes.matches(id, secret);
        } catch (RuntimeException e) {
            // Not to be remembered as a wrong password.
            throw new NoCacheLoginException("the Director can't tell whether this is a Runtime: " + e);
        }
    }

    /** Without the port, which is another for each connection. */
    private static String source(@Nullable RemotingConnection connection) {
        String address = connection == null ? "nowhere" : String.valueOf(connection.getRemoteAddress());
        return address.replaceFirst("^/", "").replaceFirst(":\\d+$", "");
    }
}
