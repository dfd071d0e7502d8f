package io.eventplane.eventing.mqtt;

import java.time.Instant;
import java.util.Optional;

/**
 * What is presented in a CONNECT. {@code toString} shows no secret.
 *
 * @param account empty presents nothing
 * @param renewal from when on another one is to be presented; empty for never
 */
record Login(Optional<Account> account, Optional<Instant> renewal) {

    /** A user and what it is proved by: a password, or an access token. */
    record Account(String user, String secret) {
        @Override
        public String toString() {
            return "Account[user=" + user + ", secret=*****]";
        }
    }
}
