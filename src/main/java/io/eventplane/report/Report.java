package io.eventplane.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a reporter tells at one moment.
 *
 * @param id a UUID in its text form; the same when the report is sent again
 * @param time when it was written, by the reporter's clock: for people
 * @param sequence grows with every report of this reporter, over restarts as well; at least 0
 * @param completeSince when there: all that the reporter has was told in reports from that sequence on, this one included, so what was only
 *     told before is no more. At most {@code sequence}
 * @param endpoints where it takes events; for a gateway
 * @param definitions at most {@value #MOST_DEFINITIONS}, each once
 */
public record Report(
        String id,
        Instant time,
        ReporterName reporter,
        long sequence,
        OptionalLong completeSince,
        List<PublishingEndpoint> endpoints,
        List<ReportedDefinition> definitions) {

    /** Of more, several reports are made. */
    public static final int MOST_DEFINITIONS = 500;

    private static final int MOST_ENDPOINTS = 50;

    public Report {
        requireUuid(id);
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be at least 0, was " + sequence);
        }
        if (completeSince.isPresent() && (completeSince.getAsLong() < 0 || completeSince.getAsLong() > sequence)) {
            throw new IllegalArgumentException("completeSince must be within 0 and " + sequence);
        }
        endpoints = List.copyOf(endpoints);
        definitions = List.copyOf(definitions);
        requireAtMost(MOST_ENDPOINTS, endpoints.size(), "endpoints");
        requireAtMost(MOST_DEFINITIONS, definitions.size(), "definitions");
        requireEachOnce(definitions);
    }

    private static void requireUuid(String id) {
        try {
            UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a report's id must be a UUID", e);
        }
    }

    private static void requireAtMost(int most, int found, String what) {
        if (found > most) {
            throw new IllegalArgumentException("a report has at most " + most + " " + what + ", not " + found);
        }
    }

    private static void requireEachOnce(List<ReportedDefinition> definitions) {
        var ids = new HashSet<String>();
        for (ReportedDefinition definition : definitions) {
            if (!ids.add(definition.definitionId())) {
                throw new IllegalArgumentException("a definition is in the report twice");
            }
        }
    }
}
