package io.eventplane.eventing.amqp;

import java.time.Instant;
import java.util.Optional;

/**
 * What is presented by SASL PLAIN. {@code toString} shows no password.
 *
 * @param user who; empty presents nobody
 * @param password a password, or an access token
 * @param renewal when another one is to be presented; empty for never
 */
record Login(Optional<String> user, String password, Optional<Instant> renewal) {

    /** Nobody: SASL ANONYMOUS, or EXTERNAL where a certificate is shown. */
    static final Login NOBODY = new Login(Optional.empty(), "", Optional.empty());

    @Override
    public String toString() {
        return "Login[user=" + user.orElse("nobody") + ", password=*****]";
    }
}
