package io.eventplane.asyncapi.channel;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.List;

/** How one major version of AsyncAPI tells which channels there are and what the Application sends on them. */
public interface Channels {

    /** In document order. */
    List<Channel> read();

    /** The channels' objects, their own references followed. */
    static List<Located> objects(Reading reading) {
        List<Located> channels = reading.objects(reading.root(), "channels");
        if (channels.size() > Limits.CHANNELS) {
            Location where = channels.get(Limits.CHANNELS).trail().get(0);
            throw new InvalidDocumentException(
                    Rule.LIMIT.at(where, "there are more than " + Limits.CHANNELS + " channels"));
        }
        return channels;
    }

    /**
     * The channels as one direction sees them.
     *
     * @param direction whose operations make a channel publishable, and give it its messages
     */
    static Channels of(AsyncApiVersion version, Reading reading, Direction direction) {
        return switch (version.major()) {
            case 2 -> new ChannelsOfVersion2(reading, direction);
            case 3 -> new ChannelsOfVersion3(reading, direction);
            default -> throw new IllegalArgumentException("AsyncAPI " + version.text());
        };
    }
}
