package io.eventplane.bus;

import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/** Lets one user do everything, and nobody else anything. */
record OneUserSecurity(Login login) implements ActiveMQSecurityManager {

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return login.matches(user, password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return login.matches(user, password);
    }
}
