package io.eventplane.token;

import java.time.Duration;
import java.time.Instant;

/** What was found out about a token, and until when that holds. */
sealed interface Decision {

    Instant until();

    /** About how many bytes of memory it takes. */
    int weight();

    default Duration remaining() {
        var left = Duration.between(Instant.now(), until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * It does.
     *
     * @param until never after the token's own end
     * @param length of the token, which its claims grow with
     */
    record Accepted(AccessToken token, Instant until, int length) implements Decision {
        public Accepted {
            until = until.isBefore(token.expires()) ? until : token.expires();
        }

        @Override
        public int weight() {
            return 1024 + 4 * length;
        }
    }

    /** Nobody can tell now. Ends at once, so that the next one tries again. */
    record Undecided(String message) implements Decision {
        @Override
        public Instant until() {
            return Instant.EPOCH;
        }

        @Override
        public int weight() {
            return 512;
        }
    }

    /** It does not, and will not for a while. */
    record Refused(TokenFault fault, String message, Instant until) implements Decision {
        @Override
        public int weight() {
            return 512;
        }
    }
}
