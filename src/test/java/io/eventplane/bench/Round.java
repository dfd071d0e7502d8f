package io.eventplane.bench;

/**
 * What a contender has reached in one round.
 *
 * @param serverMicros CPU time of the server for each event, which says more than the rate when others use the machine
 */
record Round(Load load, double serverMicros) {

    double perSecond() {
        return load.perSecond();
    }

    double p50() {
        return load.p50();
    }

    double p99() {
        return load.p99();
    }
}
