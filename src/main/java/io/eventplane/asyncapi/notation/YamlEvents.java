package io.eventplane.asyncapi.notation;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/** What the YAML parser meets in a text, one after the other. What is not well-formed is a {@code YamlEngineException}, whatever it is. */
final class YamlEvents implements Iterator<Event> {

    private static final int SMALLEST_BUFFER = 1_024;

    private final Iterator<Event> events;
    private @Nullable Event last;

    YamlEvents(String text) {
        this.events = new Parse(settings(text)).parseString(text).iterator();
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public Event next() {
        try {
            Event next = events.next();
            last = next;
            return next;
        } catch (IllegalArgumentException e) {
            // The parser counts the digits of an escape before it looks whether they are any.
            throw new ScannerException(
                    "an escape such as \\u0041 that is none, somewhere after this",
                    Optional.ofNullable(last).flatMap(Event::getEndMark));
        }
    }

    /** A buffer for all of the text: refilling a small one copies a long scalar again and again. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(SMALLEST_BUFFER, text.length()))
                .build();
    }
}
