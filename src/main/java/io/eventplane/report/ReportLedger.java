package io.eventplane.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to tell, and which of it has not been told yet. Never waits. Thread-safe. */
final class ReportLedger {

    private final Map<String, ReportedDefinition> current = new LinkedHashMap<>();
    private final Set<String> untold = new LinkedHashSet<>();

    /** Takes the place of what was noted of that definition; answers whether it says anything new. */
    synchronized boolean note(ReportedDefinition now) {
        var before = current.get(now.definitionId());
        if (before != null && before.saysTheSame(now)) {
            return false;
        }
        current.put(now.definitionId(), now);
        untold.add(now.definitionId());
        return true;
    }

    /** All is to be told, whether it was before or not. */
    synchronized void repeat() {
        untold.addAll(current.keySet());
    }

    /** Whether nothing is left to be told. */
    synchronized boolean isTold() {
        return untold.isEmpty();
    }

    /** Takes some of what has not been told, oldest first. */
    synchronized List<ReportedDefinition> take(int most) {
        var taken = new ArrayList<ReportedDefinition>();
        var ids = untold.iterator();
        while (ids.hasNext() && taken.size() < most) {
            var definition = current.get(ids.next());
            ids.remove();
            if (definition != null) {
                taken.add(definition);
            }
        }
        return taken;
    }

    /** These were not told after all. */
    synchronized void giveBack(List<ReportedDefinition> taken) {
        taken.forEach(definition -> untold.add(definition.definitionId()));
    }

    /** These were told: what is closed need not be remembered. */
    synchronized void confirm(List<ReportedDefinition> taken) {
        taken.stream()
                .filter(definition -> definition.state() == RolloutState.CLOSED)
                .forEach(definition -> current.remove(definition.definitionId(), definition));
    }
}
