package io.eventplane.gateway.http;

import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.platform.Credential;
import io.eventplane.replica.FormerCredential;
import io.eventplane.replica.PayloadValidation;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.ReplicatedDefinition.Version;
import io.eventplane.replica.SpecFormat;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Definitions as the Director would tell them. */
public final class Definitions {

    /** One channel with one message. */
    public static final String LAMPS = """
        asyncapi: 3.0.0
        info: {title: Lamps, version: 1.0.0}
        channels:
          measured:
            address: lamps/measured
            messages:
              lampMeasured: {$ref: '#/components/messages/lampMeasured'}
        operations:
          sendMeasured: {action: send, channel: {$ref: '#/channels/measured'}}
        components:
          messages:
            lampMeasured:
              contentType: application/json
              payload:
                type: object
                required: [lumens]
                properties:
                  lumens: {type: integer, minimum: 0}
                  place: {type: string, maxLength: 10}
                  exact: {type: number}
        """;

    /** Several channels, with parameters, other media types, several messages, and no schema. */
    public static final String TOWN = """
        asyncapi: 3.0.0
        info: {title: Town, version: 1.0.0}
        channels:
          measured:
            address: town/measured
            messages:
              lampMeasured:
                payload: {type: object, required: [lumens], properties: {lumens: {type: integer}}}
          command:
            address: town/{lamp}/command
            parameters: {lamp: {}}
            messages:
              turnOn: {payload: {type: object, required: [brightness]}}
              turnOff: {payload: {type: object}}
          notes:
            address: town/notes
            messages:
              note: {contentType: text/plain, payload: {type: string}}
          anything:
            address: town/anything
            messages:
              thing: {contentType: application/json}
          received:
            address: town/received
            messages:
              order: {payload: {type: object}}
        operations:
          a: {action: send, channel: {$ref: '#/channels/measured'}}
          b: {action: send, channel: {$ref: '#/channels/command'}}
          c: {action: send, channel: {$ref: '#/channels/notes'}}
          d: {action: send, channel: {$ref: '#/channels/anything'}}
          e: {action: receive, channel: {$ref: '#/channels/received'}}
        """;

    private Definitions() {}

    public static ReplicatedDefinition of(String id, String document) {
        return of(id, 1, document, null);
    }

    /** One whose events are held against its document in that way. */
    static ReplicatedDefinition of(String id, String document, PayloadValidation validation) {
        return new ReplicatedDefinition(
                id,
                1,
                new Application("app-1", "shop"),
                "events",
                null,
                null,
                null,
                new Spec(document, SpecFormat.YAML),
                null,
                null,
                null,
                validation,
                null);
    }

    /** One that takes so many events per second. */
    public static ReplicatedDefinition rated(String id, long generation, String document, @Nullable Integer rate) {
        var plain = of(id, generation, document, null);
        return new ReplicatedDefinition(
                id,
                generation,
                plain.application(),
                plain.name(),
                null,
                null,
                null,
                plain.spec(),
                null,
                null,
                null,
                plain.validation(),
                rate);
    }

    /** One of several versions of the lamps, under {@code http://gw/events/{id}}. */
    public static ReplicatedDefinition version(String id, String version, Lifecycle lifecycle) {
        return new ReplicatedDefinition(
                id,
                1,
                new Application("app-1", "shop"),
                "lamps",
                null,
                "lamps",
                new Version(version, null, lifecycle),
                new Spec(LAMPS, SpecFormat.YAML),
                URI.create("http://gw/events/" + id),
                null,
                null,
                PayloadValidation.ENFORCE,
                null);
    }

    public static ReplicatedDefinition of(
            String id, long generation, @Nullable String document, @Nullable Credential credential) {
        var spec = document == null ? null : new Spec(document, SpecFormat.YAML);
        return new ReplicatedDefinition(
                id,
                generation,
                new Application("app-1", "shop"),
                "events",
                null,
                null,
                null,
                spec,
                null,
                credential,
                null,
                PayloadValidation.ENFORCE,
                null);
    }

    /** The same, whose publishers may present that as well. */
    public static ReplicatedDefinition withFormer(ReplicatedDefinition plain, FormerCredential former) {
        return new ReplicatedDefinition(
                plain.id(),
                plain.generation(),
                plain.application(),
                plain.name(),
                plain.description(),
                plain.group(),
                plain.version(),
                plain.spec(),
                plain.eventUrl(),
                plain.credential(),
                former,
                plain.validation(),
                plain.maxEventsPerSecond());
    }
}
