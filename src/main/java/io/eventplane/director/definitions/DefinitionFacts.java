package io.eventplane.director.definitions;

import io.eventplane.director.audit.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a definition: all that its owner can set, without secrets and document. */
final class DefinitionFacts {

    private DefinitionFacts() {}

    static Facts of(EventAPIDefinition definition) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("applicationID", definition.getApplicationID());
        facts.put("generation", definition.getGeneration());
        facts.put("name", definition.getName());
        putIfThere(facts, "description", definition.getDescription());
        putIfThere(facts, "group", definition.getGroup());
        var version = definition.getVersion();
        putIfThere(facts, "version", version == null ? null : version.value());
        facts.put("payloadValidation", definition.getPayloadValidation());
        putIfThere(facts, "maxEventsPerSecond", definition.getMaxEventsPerSecond());
        putCredentials(facts, definition);
        return Facts.of(facts);
    }

    private static void putCredentials(Map<String, Object> facts, EventAPIDefinition definition) {
        var auth = definition.auth();
        putIfThere(facts, "auth", auth == null ? null : auth.masked());
        putFormer(facts, definition.publisherAuth().former());
        facts.put(
                "externalSubscriptions",
                definition.externalSubscriptions().stream()
                        .map(EventAPISubscription::masked)
                        .toList());
        var source = definition.fetchSource();
        putIfThere(facts, "fetchRequest", source == null ? null : source.masked());
    }

    private static void putFormer(Map<String, Object> facts, @Nullable FormerAuth former) {
        if (former != null) {
            facts.put("formerAuth", former.auth().masked());
            facts.put("formerAuthUntil", former.validUntil().instant().toString());
        }
    }

    private static void putIfThere(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
