package io.eventplane.director.documents;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.platform.OnePerApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels of documents that were asked for lately, by definition and generation: a generation's document never changes.
 * Holds channels and messages, not documents; {@value #MOST} of them, then those not asked for longest go. Thread-safe.
 */
@OnePerApplication
public class UnderstoodDocuments {

    private static final int MOST = 50_000;

    /** A generation of a definition. */
    public record Generation(String definitionId, int generation) {}

    private final Map<Generation, List<EventAPIChannel>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    public synchronized Optional<List<EventAPIChannel>> find(Generation key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** The channels of a stored document, which are remembered. */
    public List<EventAPIChannel> read(Generation key, String document) {
        var channels = ShownChannels.of(AsyncApiDocument.parse(document));
        keep(key, channels);
        return channels;
    }

    private synchronized void keep(Generation key, List<EventAPIChannel> channels) {
        if (kept.put(key, channels) == null) {
            size += size(channels);
        }
        var oldest = kept.entrySet().iterator();
        while (size > MOST && oldest.hasNext()) {
            size -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static int size(List<EventAPIChannel> channels) {
        return channels.stream()
                        .mapToInt(channel -> 1
                                + channel.messages().size()
                                + channel.servers().size())
                        .sum()
                + 1;
    }
}
