package io.eventplane.event.amqp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.FrameBody;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.engine.Transport;
import org.apache.qpid.proton.engine.impl.ProtocolTracer;
import org.apache.qpid.proton.engine.impl.TransportImpl;
import org.apache.qpid.proton.framing.TransportFrame;
import org.apache.qpid.proton.message.Message;

/**
 * The messages of a connection as they are on the wire, until they are handed over: for what the engine's decoder leaves out, and that is
 * every section of a body but the first. It holds what the engine holds, and copies nothing. For the connection's event loop alone.
 */
public final class WireMessages implements ProtocolTracer {

    private final Map<Place, Arrivals> places = new HashMap<>();
    private final Map<String, Arrivals> links = new HashMap<>();
    private final Sections sections = new Sections();
    private final Executor later;
    private boolean sweeping;

    /** Where a link's frames come: handles are numbers within a channel. */
    private record Place(int channel, UnsignedInteger handle) {}

    private WireMessages(Executor later) {
        this.later = later;
    }

    /**
     * Watches what comes in there from now on; no link may be attached yet.
     *
     * @param later runs what it is given on the event loop, after what was just read has been handed over
     */
    public static WireMessages on(Transport transport, Executor later) {
        var messages = new WireMessages(later);
        ((TransportImpl) transport).setProtocolTracer(messages);
        return messages;
    }

    /**
     * Gives a message that is handed over all of its body: data sections are one. What can't be put together {@link AmqpEvent} refuses.
     *
     * @param link by its name
     * @param tag of the delivery
     */
    public void complete(String link, byte[] tag, Message message) {
        Optional.ofNullable(links.get(link))
                .flatMap(arrivals -> arrivals.take(tag))
                .ifPresentOrElse(
                        wire -> sections.complete(message, wire),
                        () -> message.setBody(UnreadBody.because("it can't be told where its body ends")));
    }

    /** A link is closed on this side: what still comes for it nobody takes. */
    public void forget(String link) {
        var gone = links.remove(link);
        places.values().removeIf(each -> each == gone);
    }

    @Override
    public void receivedFrame(TransportFrame frame) {
        FrameBody body = frame.getBody();
        int channel = frame.getChannel();
        if (body instanceof Transfer transfer) {
            transferred(new Place(channel, transfer.getHandle()), transfer, frame);
        } else if (body instanceof Attach attach && attach.getRole() == Role.SENDER) {
            var arrivals = new Arrivals();
            places.put(new Place(channel, attach.getHandle()), arrivals);
            links.put(attach.getName(), arrivals);
        } else if (body instanceof Detach detach) {
            end(place -> place.equals(new Place(channel, detach.getHandle())));
        } else if (body instanceof End) {
            end(place -> place.channel() == channel);
        }
    }

    /** Nothing more comes there; what came just now is still to be handed over. */
    private void end(Predicate<Place> ended) {
        var gone = places.keySet().stream().filter(ended).map(places::get).toList();
        places.keySet().removeIf(ended);
        later.execute(() -> links.values().removeAll(gone));
    }

    @Override
    public void sentFrame(TransportFrame frame) {
        // What goes out is not looked at.
    }

    private void transferred(Place place, Transfer transfer, TransportFrame frame) {
        var arrivals = places.get(place);
        if (arrivals != null) {
            arrivals.add(transfer, frame.getPayload());
            sweepLater();
        }
    }

    /** A message that can't be decoded is never handed over. */
    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            later.execute(() -> {
                sweeping = false;
                links.values().forEach(Arrivals::sweep);
            });
        }
    }
}
