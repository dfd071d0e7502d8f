package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.compatibility.CompatibilityFinding.Certainty;
import io.eventplane.asyncapi.compatibility.CompatibilityFinding.Party;
import io.eventplane.asyncapi.inclusion.Difference;
import io.eventplane.asyncapi.place.Location;

/** Something in the publishers' document that the consumers' document does not allow. */
record Break(String rule, Certainty certainty, Location writer, Location reader, String message) {

    static Break certain(String rule, Location writer, Location reader, String message) {
        return new Break(rule, Certainty.BREAKING, writer, reader, message);
    }

    static Break possible(String rule, Location writer, Location reader, String message) {
        return new Break(rule, Certainty.UNDECIDED, writer, reader, message);
    }

    static Break of(Difference difference) {
        return new Break(
                difference.rule(),
                difference.decided() ? Certainty.BREAKING : Certainty.UNDECIDED,
                difference.writer(),
                difference.reader(),
                difference.message());
    }

    /** The publishers' document is the old one exactly when publishers are who stays with it. */
    CompatibilityFinding finding(Party party) {
        boolean old = party == Party.PUBLISHER;
        String writes = writer.pointer();
        String reads = reader.pointer();
        return new CompatibilityFinding(rule, certainty, party, old ? writes : reads, old ? reads : writes, message);
    }
}
