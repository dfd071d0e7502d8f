package io.eventplane.channel;

import io.cloudevents.CloudEvent;
import io.eventplane.asyncapi.payload.HeaderSchema;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.EventHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a message declares. A declared header that was not sent as one is the CloudEvents attribute of that name, if the
 * event has it: {@code correlationid}, or an attribute as the bindings write it, {@code ce-id}, {@code ce_id} or
 * {@code cloudEvents_id}; {@code content-type} is the type of the data.
 */
public record HeaderCheck(HeaderSchema schema) {

    private static final String PROPERTY = "header_";
    private static final List<String> PREFIXES = List.of("ce-", "ce_", "cloudevents_", "cloudevents:");
    private static final Set<String> ATTRIBUTES =
            Set.of("id", "source", "type", "specversion", "subject", "time", "dataschema", "datacontenttype");

    List<Violation> violations(EventHeaders sent, CloudEvent event) {
        return schema.validate(key -> {
            @Nullable String value = sent.value(key);
            return value == null ? attribute(event, key) : value;
        });
    }

    /** What was sent as a header goes to the bus as one; attributes are there anyway. */
    void carry(EventHeaders sent, Map<String, String> properties) {
        schema.declared(sent::value, (name, value) -> properties.put(PROPERTY + name, value));
    }

    private static @Nullable String attribute(CloudEvent event, String key) {
        String name = key.equals("content-type") ? "datacontenttype" : withoutPrefix(key);
        @Nullable Object value = ATTRIBUTES.contains(name) ? event.getAttribute(name) : event.getExtension(name);
        return value == null ? null : value.toString();
    }

    private static String withoutPrefix(String key) {
        for (String prefix : PREFIXES) {
            if (key.startsWith(prefix)) {
                return key.substring(prefix.length());
            }
        }
        return key;
    }
}
