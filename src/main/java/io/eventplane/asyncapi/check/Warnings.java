package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.payload.SpecificationSchema;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that is off with a document that is understood. */
public final class Warnings {

    private Warnings() {}

    /**
     * Notes them in the reading.
     *
     * @param channels of the document, as publishing sees them
     * @param schemas that payloads are held against
     * @param unvalidated why those of a message are held against none; empty when they are
     * @param unvalidated why payloads of a message are not held against any; empty when they are
     */
    public static void find(
            Reading understood,
            AsyncApiVersion version,
            List<Channel> channels,
            Function<Message, Optional<PayloadSchema>> schemas,
            Function<Message, Optional<String>> unvalidated) {
        Reading reading = understood.lenient();
        new DanglingReferences(reading).find();
        new SecurityWarnings(reading, version).find();
        new ServerWarnings(reading).find();
        new ChannelWarnings(reading, version, channels).find();
        new MessageWarnings(reading, schemas, unvalidated).find(channels);
        SpecificationSchema.of(version.major(), version.minor())
                .violations(reading.root().node())
                .forEach(reading.findings()::add);
    }
}
