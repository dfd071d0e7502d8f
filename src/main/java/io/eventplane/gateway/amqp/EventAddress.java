package io.eventplane.gateway.amqp;

import io.eventplane.gateway.channel.ChannelPath;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.RefusedException;
import java.util.Optional;

/**
 * An address that names its definition: {@code events/{definition id}[/{channel address}]}, the path of the event URL, nothing encoded.
 *
 * @param channel empty when nothing but the definition is named
 */
record EventAddress(String definitionId, Optional<ChannelPath> channel) {

    private static final String PREFIX = "events/";

    /** @throws RefusedException for {@code MALFORMED_ADDRESS} */
    static EventAddress parse(String address) {
        var path = address.startsWith("/") ? address.substring(1) : address;
        if (!path.startsWith(PREFIX)) {
            throw new RefusedException(
                    Reason.MALFORMED_ADDRESS,
                    "The address is not of the form events/{definition id}/{channel address}, the path of the event URL.");
        }
        var rest = path.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        return slash < 0
                ? new EventAddress(rest, Optional.empty())
                : new EventAddress(
                        rest.substring(0, slash),
                        Optional.of(rest.substring(slash + 1))
                                .filter(channel -> !channel.isEmpty())
                                .map(ChannelPath::of));
    }
}
