package io.eventplane.gateway.eventapi;

import io.eventplane.gateway.eventapi.EventApi.Family;
import io.eventplane.lifecycle.Lifecycle.Stage;
import io.eventplane.lifecycle.VersionName;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which open event APIs are versions of one API, in version order. Thread-safe; a look waits for nobody. */
final class Families {

    /** The id, because while versions are renamed two definitions may claim one for a moment. */
    private record Member(VersionName version, String id) implements Comparable<Member> {

        private static final Comparator<Member> ORDER =
                Comparator.comparing(Member::version).thenComparing(Member::id);

        @Override
        public int compareTo(Member other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Family.Group, NavigableMap<Member, EventApi>> groups = new ConcurrentHashMap<>();

    void add(EventApi api) {
        api.family()
                .ifPresent(family -> groups.compute(family.group(), (group, members) -> {
                    var all = members == null ? new ConcurrentSkipListMap<Member, EventApi>() : members;
                    all.put(member(family, api), api);
                    return all;
                }));
    }

    void remove(EventApi api) {
        api.family()
                .ifPresent(family -> groups.computeIfPresent(family.group(), (group, members) -> {
                    members.remove(member(family, api));
                    return members.isEmpty() ? null : members;
                }));
    }

    /** The newest version after this one that nothing is said against at that moment. */
    Optional<EventApi> successor(EventApi api, Instant now) {
        return api.family()
                .flatMap(family -> groups
                        .getOrDefault(family.group(), Collections.emptyNavigableMap())
                        .tailMap(member(family, api), false)
                        .descendingMap()
                        .values()
                        .stream()
                        .filter(newer -> newer.lifecycle().stageAt(now) == Stage.CURRENT)
                        .findFirst());
    }

    private static Member member(Family family, EventApi api) {
        return new Member(family.version(), api.id());
    }
}
