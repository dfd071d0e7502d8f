package io.eventplane.journeys;

import org.junit.jupiter.api.Test;

/** What every kind of external bus has to hold whose broker, killed, keeps what it has answered. */
abstract class KilledFlowContract extends ExternalFlowContract {

    @Test
    void nothing_is_lost_doubled_or_overtaken_while_everything_is_killed() {
        loseNothingWhileEverythingIsKilled();
    }
}
