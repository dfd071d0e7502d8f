package io.eventplane.report;

import java.util.List;
import java.util.OptionalLong;

/** Writes one report and has the bus keep it. */
public interface ReportDelivery {

    /**
     * Returns once the report is on the bus's disk.
     *
     * @param sequence as {@link Report#sequence}
     * @param completeSince as {@link Report#completeSince}
     * @param definitions may be empty
     * @throws RuntimeException when it isn't; the same will be told again, under another number
     */
    void deliver(long sequence, OptionalLong completeSince, List<ReportedDefinition> definitions);
}
