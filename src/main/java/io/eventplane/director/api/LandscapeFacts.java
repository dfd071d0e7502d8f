package io.eventplane.director.api;

import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.director.applications.Application;
import io.eventplane.director.audit.Facts;
import io.eventplane.director.runtimes.Runtime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of Applications, Runtimes and groups: all that can be set, without secrets. */
final class LandscapeFacts {

    private LandscapeFacts() {}

    static Facts of(Application application) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", application.getName());
        putIfThere(facts, "description", application.getDescription());
        putIfThere(facts, "clientID", application.getClientID());
        // Without passwords; their addresses may have a secret in them, and facts are encrypted.
        facts.put("webhooks", application.getWebhooks());
        return Facts.of(facts);
    }

    static Facts of(Runtime runtime) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", runtime.getName());
        putIfThere(facts, "description", runtime.getDescription());
        putIfThere(facts, "eventGatewayURL", runtime.getEventGatewayURL());
        putIfThere(facts, "clientID", runtime.getClientID());
        return Facts.of(facts);
    }

    static Facts ofGroup(String group, Optional<CompatibilityMode> demanded) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("group", group);
        demanded.ifPresent(mode -> facts.put("compatibility", mode));
        return Facts.of(facts);
    }

    private static void putIfThere(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
