package io.eventplane.bus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.utils.CompositeAddress;

/**
 * The notices of one Runtime, by their names at the broker: the address {@code notices.{id}}, and on it the queues
 * {@code notices.agent.{id}.{instance}} and {@code notices.gateway.{id}.{instance}}; without an instance as well, as the
 * agents of earlier releases have it. Nobody else's queue has such a name, wherever it is, so that nobody takes it
 * before its owner comes.
 */
record OwnNotices(String runtimeId) {

    private static final Pattern QUEUE = Pattern.compile("notices\\.(?:agent|gateway)\\.([^.]+)(?:\\..+)?");

    /** @param place as Artemis' security names it: {@code address}, or {@code address::queue} */
    boolean include(String place) {
        SimpleString name = SimpleString.of(place);
        String address = CompositeAddress.extractAddressName(name).toString();
        return CompositeAddress.isFullyQualified(name)
                ? address.equals(own())
                        && isOwnQueue(CompositeAddress.extractQueueName(name).toString())
                : address.equals(own());
    }

    private String own() {
        return "notices." + runtimeId;
    }

    private boolean isOwnQueue(String queue) {
        Matcher parts = QUEUE.matcher(queue);
        return parts.matches() && runtimeId.equals(parts.group(1));
    }
}
