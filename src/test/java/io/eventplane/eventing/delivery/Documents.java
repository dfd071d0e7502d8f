package io.eventplane.eventing.delivery;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.channel.OpenChannelsReader;
import io.eventplane.channel.PreparedEvent.Origin;
import io.eventplane.replica.PayloadValidation;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.SpecFormat;
import java.net.URI;

/** A shop whose orders have a number and whose lamps have a channel each. */
final class Documents {

    static final String URL = "kafka://broker:9092";

    static final String SHOP = """
            asyncapi: 2.6.0
            info: {title: Shop, version: 1.0.0}
            channels:
              orders.created:
                subscribe:
                  message:
                    name: OrderCreated
                    contentType: application/json
                    payload: {type: object, required: [number], properties: {number: {type: integer}}}
              lamps/{lamp}/lit:
                parameters: {lamp: {schema: {type: string}}}
                subscribe:
                  message: {name: LampLit}
            """;

    private Documents() {}

    static ReplicatedDefinition definition(PayloadValidation validation) {
        return new ReplicatedDefinition(
                "d1",
                1,
                new Application("a1", "shop"),
                "Shop",
                null,
                null,
                null,
                new Spec(SHOP, SpecFormat.YAML),
                null,
                null,
                null,
                validation,
                null);
    }

    static Outlet outlet(String topic) {
        return outlet(topic, PayloadValidation.ENFORCE);
    }

    static Outlet outlet(String topic, PayloadValidation validation) {
        var channels = OpenChannelsReader.read(definition(validation), AsyncApiDocument.parse(SHOP));
        return new Outlet(new Origin("d1", URI.create(URL)), topic, channels, 1000);
    }
}
