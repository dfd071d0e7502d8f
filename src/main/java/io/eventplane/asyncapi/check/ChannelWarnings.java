package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters that do not fit the address, addresses and operation ids that occur twice. */
final class ChannelWarnings {

    private final Reading reading;
    private final AsyncApiVersion version;
    private final Map<String, Channel> byName = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    ChannelWarnings(Reading reading, AsyncApiVersion version, List<Channel> channels) {
        this.reading = reading;
        this.version = version;
        channels.forEach(channel -> byName.put(channel.name(), channel));
    }

    void find() {
        for (Located channel : reading.objects(reading.root(), "channels")) {
            Optional.ofNullable(byName.get(channel.trail().get(0).token())).ifPresent(known -> look(channel, known));
            if (version.major() == 2) {
                List.of("subscribe", "publish")
                        .forEach(field -> reading.object(channel, field).ifPresent(this::lookAtId));
            }
        }
    }

    private void look(Located channel, Channel known) {
        Located parameters = channel.child("parameters");
        for (Located parameter : parameters.children()) {
            if (!known.parameters().contains(parameter.name())) {
                reading.note(Rule.UNUSED, parameter, "is no parameter of the address " + known.address());
            }
        }
        for (String parameter : known.parameters()) {
            if (!parameters.node().has(parameter)) {
                reading.note(
                        Rule.VALUE, channel, "the address has a parameter " + parameter + ", which is not described");
            }
        }
        String other = addresses.putIfAbsent(known.address(), known.name());
        if (other != null) {
            reading.note(Rule.DUPLICATE_KEY, channel.child("address"), "channel " + other + " has the same address");
        }
    }

    private void lookAtId(Located operation) {
        reading.text(operation, "operationId").ifPresent(id -> {
            String other = operations.putIfAbsent(id, operation.location().pointer());
            if (other != null) {
                reading.note(Rule.DUPLICATE_KEY, operation.child("operationId"), "is also the id of " + other);
            }
        });
    }
}
