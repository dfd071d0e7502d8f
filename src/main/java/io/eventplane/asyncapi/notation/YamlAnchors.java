package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import tools.jackson.databind.JsonNode;

/** The anchors of one YAML document: what an alias stands for, and how many values that is once expanded. */
final class YamlAnchors {

    record Anchored(JsonNode node, int values) {}

    private final Map<String, Anchored> anchored = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int aliases;

    /** The anchor's content begins: an alias to it from here on would contain itself. */
    void open(Anchor anchor) {
        open.add(anchor.getValue());
    }

    void close(Anchor anchor, JsonNode node, int values) {
        open.remove(anchor.getValue());
        anchored.put(anchor.getValue(), new Anchored(node, values));
    }

    Anchored resolve(AliasEvent alias, Location at) {
        String name = alias.getAlias().getValue();
        if (++aliases > Limits.ALIASES) {
            throw YamlTree.refused(Rule.LIMIT, alias, at, "there are more than " + Limits.ALIASES + " aliases");
        }
        if (open.contains(name)) {
            throw YamlTree.refused(Rule.REFERENCE, alias, at, "the alias *" + name + " contains itself");
        }
        Anchored found = anchored.get(name);
        if (found == null) {
            throw YamlTree.refused(Rule.REFERENCE, alias, at, "there is no anchor &" + name);
        }
        return found;
    }
}
