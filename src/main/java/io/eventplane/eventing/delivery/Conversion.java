package io.eventplane.eventing.delivery;

import io.eventplane.channel.PreparedEvent;
import io.eventplane.event.EventDraft;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes events of what an external bus brought, by the rules that publishers are held to as well; of what can't be one, a dead letter.
 * Throws nothing: whatever is wrong with a message must not keep those behind it.
 */
final class Conversion {

    private static final Logger LOG = System.getLogger(Conversion.class.getName());
    /** Attributes and headers travel in the message's record in the journal, which has no room for more. */
    private static final int MOST_PROPERTY_CHARACTERS = 64 * 1024;

    private Conversion() {}

    static Converted of(Received message, Outlet outlet) {
        try {
            return events(message, outlet);
        } catch (RefusedException e) {
            return Converted.deadLetter(DeadLetter.of(message, outlet.origin(), e.refusal()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.WARNING, "definition " + outlet.origin().definition() + ": " + message + " is left aside", e);
            return Converted.deadLetter(DeadLetter.of(
                    message, outlet.origin(), Refusal.of(Reason.MALFORMED_EVENT, "It could not be read: " + e)));
        }
    }

    private static Converted events(Received message, Outlet outlet) {
        var prepared = presented(message).drafts().stream()
                .map(draft -> prepared(draft, message, outlet))
                .toList();
        return new Converted(
                prepared.stream().map(PreparedEvent::event).toList(),
                prepared.stream().map(PreparedEvent::channel).collect(Collectors.toSet()),
                false);
    }

    private static PresentedEvent presented(Received message) {
        return message.content() instanceof PresentedEvent.Plain plain
                ? new PresentedEvent.Foreign(
                        message.position(),
                        message.subject(),
                        ExtensionNames.of(message.attributes()),
                        plain.contentType(),
                        plain.data())
                : message.content();
    }

    private static PreparedEvent prepared(EventDraft draft, Received message, Outlet outlet) {
        int size = draft.content().size();
        if (size > outlet.maxBytes()) {
            throw new RefusedException(
                    Reason.TOO_LARGE, "The data is " + size + " bytes; at most " + outlet.maxBytes() + " are taken.");
        }
        var route = outlet.route(message.subject(), draft.type());
        var prepared = PreparedEvent.of(outlet.origin(), route, draft, message.headers());
        requireRoom(prepared);
        return prepared;
    }

    private static void requireRoom(PreparedEvent prepared) {
        var event = prepared.event().event();
        long characters = length(prepared.event().properties().values().stream().toList())
                + length(event.getExtensionNames().stream()
                        .map(name -> String.valueOf(event.getExtension(name)))
                        .toList())
                + length(event.getAttributeNames().stream()
                        .map(name -> String.valueOf(event.getAttribute(name)))
                        .toList());
        if (characters > MOST_PROPERTY_CHARACTERS) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "Its attributes and headers have " + characters + " characters; at most " + MOST_PROPERTY_CHARACTERS
                            + " are taken.");
        }
    }

    private static long length(List<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }
}
